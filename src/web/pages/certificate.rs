//! `/r/{token}/certificate`: one's own certificate of attendance as a page, and as a file with the same words.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use minijinja::value::Serde;

use super::private;
use super::way::Way;
use crate::entity::certificate;
use crate::error::Error;
use crate::queries::certificates::last_of;
use crate::queries::my_registration::MyRegistration;
use crate::queries::programme_logos::programme_logos;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::certificate_view::{Album, file, file_name, sheet, signature_words};
use crate::web::errors::PageError;
use crate::web::made::{PDF, answer};
use crate::web::material_view;
use crate::web::page::page;
use crate::web::viewer::Viewer;

/// One that was revoked says so, and why; without any there is no such page.
async fn find(site: &Site, way: &Way) -> Result<(MyRegistration, certificate::Model), Error> {
    let found = way.find(site).await?;
    let certificate = last_of(site.app.db.reader(), found.registration.id).await?.ok_or(Error::NotFound)?;
    Ok((found, certificate))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, way: Way) -> Result<Response, PageError> {
    let (found, certificate) = find(&site, &way).await?;
    if let Some(because) = certificate.revoked_because.as_deref().filter(|_| certificate.revoked_at.is_some()) {
        let context = context! {
            base => way.base.as_str(),
            title => found.event.title.as_str(),
            because,
            at => certificate.revoked_at.map(|at| at.0.to_string()),
            zone => site.app.config.time_zone.as_str(),
            contact => super::event_view::contact(&found.event),
        };
        return Ok(private(page(&site, &viewer, StatusCode::GONE, "pages/certificate-revoked.html", context)));
    }
    let (sheet, facts) = sheet(&site.app, &certificate)?;
    let mut album = Album::default();
    let signature = match facts.signature.as_ref().and_then(|signature| Some((signature, signature.picture?))) {
        Some((signature, kept)) => {
            album.add(&site.app, kept.file_id).await?;
            album
                .in_page(kept.file_id)
                .map(|src| context! { src, alternative => signature_words(facts.language, signature), width => (kept.width + 1) / 2, height => (kept.height + 1) / 2 })
        }
        None => None,
    };
    let logos = match found.event.programme_id {
        Some(programme) => programme_logos(site.app.db.reader(), programme).await?,
        None => Vec::new(),
    };
    let context = context! { base => way.base.as_str(), sheet => Serde(&sheet), signature, logos => material_view::logos(&logos) };
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/certificate.html", context)))
}

pub async fn download(State(site): State<Site>, way: Way) -> Result<Response, PageError> {
    let (found, certificate) = find(&site, &way).await?;
    if certificate.revoked_at.is_some() {
        return Err(Error::NotFound.into());
    }
    let (sheet, facts) = sheet(&site.app, &certificate)?;
    let name = file_name(&[&text(facts.language, "certificate-file"), &sheet.name, &sheet.title]);
    let title = format!("{}: {}", sheet.heading, sheet.name);
    let bytes = file(&site, facts.language, title, found.event.programme_id, &[certificate]).await?;
    Ok(private(answer(bytes, PDF, &name)))
}
