//! A certificate in words and pictures, for the page of its holder, the file, and the desk.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fluent_templates::fluent_bundle::FluentValue;
use uuid::Uuid;

use super::Site;
use super::background::in_the_background;
use crate::app::App;
use crate::documents::certificate::{Pictures, Sheet, blocks};
use crate::documents::pdf::{Block, Document, Picture, pdf};
use crate::entity::certificate;
use crate::error::Error;
use crate::pictures::qr_png;
use crate::queries::file_content::whole;
use crate::queries::programme_logos::{Logo, programme_logos};
use crate::rules::certificate::{CertificateFacts, Signature};
use crate::rules::language::Language;
use crate::text::dates::{local, long_date, period, plain_date};
use crate::text::translations::{text, text_with};

/// Sides of a logo and of a signature at most, in points.
const LOGO: (f32, f32) = (130.0, 48.0);
const SIGNATURE: (f32, f32) = (150.0, 64.0);
/// Side of the code that leads to where a certificate is verified, in points.
const CODE: f32 = 70.0;

/// What a certificate says.
///
/// # Errors
/// `Internal` when what is stored cannot be read.
pub fn sheet(app: &App, certificate: &certificate::Model) -> Result<(Sheet, CertificateFacts), Error> {
    let facts = certificate.facts().map_err(|error| Error::Internal(error.into()))?;
    let language = facts.language;
    let said = |key: &str, name: &'static str, value: &str| text_with(language, key, [(name, FluentValue::from(value.to_owned()))]);
    let session = |session: &crate::rules::certificate::SessionHeld| {
        let at = period(language, &local(session.starts_at, &session.time_zone), &local(session.ends_at, &session.time_zone));
        session.title.as_ref().map_or_else(|| at.clone(), |title| format!("{title}: {at}"))
    };
    let signature = facts.signature.as_ref();
    let sheet = Sheet {
        language,
        heading: text(language, "certificate-heading"),
        association: facts.association.clone(),
        lead: text(language, "certificate-lead"),
        name: facts.full_name(),
        took_part: text(language, "certificate-took-part"),
        title: facts.title.clone(),
        title_language: facts.title_language,
        sessions: facts.sessions.iter().map(session).collect(),
        hours: said("certificate-hours", "duration", &duration(language, facts.minutes)),
        programme: facts.programme.as_deref().map(|name| said("certificate-programme", "name", name)).unwrap_or_default(),
        funder: facts.funder.as_deref().map(|name| said("page-funder", "name", name)).unwrap_or_default(),
        disclaimer: facts.disclaimer.clone(),
        issued: said("certificate-issued", "date", &plain_date(language, local(certificate.issued_at.0, &app.config.time_zone).date())),
        signer_name: signature.map(|signature| signature.name.clone()).unwrap_or_default(),
        signer_function: signature.and_then(|signature| signature.function.clone()).unwrap_or_default(),
        verify: text(language, "certificate-verify"),
        verify_address: app.links.verification(&certificate.number),
        verify_picture: text(language, "certificate-verify-picture"),
        number: said("certificate-number", "number", &certificate.number),
    };
    Ok((sheet, facts))
}

/// `3 uur en 15 minuten`.
#[must_use]
pub fn duration(language: Language, minutes: i32) -> String {
    let parts = [("hours", FluentValue::from(i64::from(minutes / 60))), ("minutes", FluentValue::from(i64::from(minutes % 60)))];
    text_with(language, "certificate-duration", parts)
}

/// A day as records list it.
#[must_use]
pub fn day(language: Language, moment: jiff::Timestamp, zone: &str) -> String {
    long_date(language, &local(moment, zone))
}

/// Pictures by their files: each is read once for many certificates.
#[derive(Default)]
pub struct Album(HashMap<Uuid, Option<KeptPicture>>);

/// Its bytes and media type.
type KeptPicture = (Arc<Vec<u8>>, &'static str);

impl Album {
    /// # Errors
    /// The database's.
    pub async fn add(&mut self, app: &App, file_id: Uuid) -> Result<(), Error> {
        if let Entry::Vacant(place) = self.0.entry(file_id) {
            let kept = whole(&app.db, file_id).await?.map(|(file, bytes)| (Arc::new(bytes), if file.media_type == "image/png" { "image/png" } else { "image/jpeg" }));
            place.insert(kept);
        }
        Ok(())
    }

    /// As large as fits; `None`: the file is gone.
    #[must_use]
    pub fn picture(&self, file_id: Uuid, (width, height): (i32, i32), most: (f32, f32), alternative: &str) -> Option<Picture> {
        let (bytes, media_type) = self.0.get(&file_id)?.clone()?;
        // Sides of pictures are far below what an f32 holds exactly.
        let (width, height) = (width.max(1) as f32, height.max(1) as f32);
        // Two pixels for a point at the most: larger would be blurred.
        let scale = (most.0 / width).min(most.1 / height).min(0.5);
        Some(Picture { bytes, media_type, width: width * scale, height: height * scale, alternative: alternative.to_owned() })
    }

    /// The signature for a page: nobody finds it by an address of its own.
    #[must_use]
    pub fn in_page(&self, file_id: Uuid) -> Option<String> {
        let (bytes, media_type) = self.0.get(&file_id)?.as_ref()?;
        Some(format!("data:{media_type};base64,{}", STANDARD.encode(bytes.as_slice())))
    }
}

/// Logos of the programme as they are today.
///
/// # Errors
/// The database's.
pub async fn logos(app: &App, album: &mut Album, programme: Option<Uuid>) -> Result<Vec<Picture>, Error> {
    let Some(programme) = programme else { return Ok(Vec::new()) };
    let logos = programme_logos(app.db.reader(), programme).await?;
    for Logo { logo, .. } in &logos {
        album.add(app, logo.file_id).await?;
    }
    Ok(logos.iter().filter_map(|Logo { logo, .. }| album.picture(logo.file_id, (logo.width, logo.height), LOGO, &logo.alternative)).collect())
}

/// What stands for a signature, for who does not see it.
#[must_use]
pub fn signature_words(language: Language, signature: &Signature) -> String {
    text_with(language, "certificate-signature-of", [("name", FluentValue::from(signature.name.clone()))])
}

/// Certificates of one event, each on its page, as one file.
///
/// # Errors
/// The database's.
pub async fn file(site: &Site, language: Language, title: String, programme: Option<Uuid>, certificates: &[certificate::Model]) -> Result<Vec<u8>, Error> {
    let app = &site.app;
    let mut album = Album::default();
    let logos = logos(app, &mut album, programme).await?;
    let mut pages = Vec::with_capacity(certificates.len());
    for certificate in certificates {
        let (sheet, facts) = sheet(app, certificate)?;
        let picture = facts.signature.as_ref().and_then(|signature| Some((signature, signature.picture?)));
        if let Some((_, picture)) = picture {
            album.add(app, picture.file_id).await?;
        }
        let signature = picture.and_then(|(signature, kept)| album.picture(kept.file_id, (kept.width, kept.height), SIGNATURE, &signature_words(facts.language, signature)));
        pages.push((sheet, signature));
    }
    let created_at = certificates.iter().map(|certificate| certificate.issued_at.0).max().unwrap_or_else(|| app.clock.now());
    in_the_background(move || {
        let mut all = Vec::new();
        for (sheet, signature) in &pages {
            if !all.is_empty() {
                all.push(Block::NewPage);
            }
            let verify = qr_png(&sheet.verify_address).map(|bytes| Picture {
                bytes: Arc::new(bytes),
                media_type: "image/png",
                width: CODE,
                height: CODE,
                alternative: sheet.verify_picture.clone(),
            });
            all.push(blocks(sheet, &Pictures { logos: logos.clone(), signature: signature.clone(), verify }));
        }
        pdf(&Document { title, language, blocks: all, footer: String::new(), numbered: None, created_at })
    })
    .await?
}

/// A name for a file, of words that may hold anything.
#[must_use]
pub fn file_name(words: &[&str]) -> String {
    let plain: Vec<String> = words.iter().map(|words| words.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect::<String>()).collect();
    let joined = plain.join(" ").split_whitespace().collect::<Vec<_>>().join("-");
    format!("{}.pdf", joined.chars().take(120).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_files_name_is_made_of_words() {
        assert_eq!(file_name(&["attest", "Zoë D'Hondt: \"a/b\"\n"]), "attest-Zoë-D-Hondt-a-b.pdf");
        assert!(file_name(&["x".repeat(500).as_str()]).len() < 130);
    }
}
