//! A message as one reader will get it, shown in a frame of its own in which nothing runs and nothing is fetched.
//! The links that open something of the reader's are hidden: an organiser must not act in a participant's name.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::frame::id;
use crate::actions::message::letters::MessageLetters;
use crate::entity::message;
use crate::error::Error;
use crate::links;
use crate::mail::{House, LetterLinks, LetterWords, Outgoing};
use crate::queries::desk_message::desk_message;
use crate::rules::language::Language;
use crate::rules::letter::Letter;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// A mail is a page of its own in a frame: nothing runs, nothing is fetched, only its own styles are used.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";
/// The page around it is as strict as all others, but for the one frame.
const FRAME_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; frame-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
/// What stands for a token.
const HIDDEN: &str = "…";

/// One reader's letter.
pub struct Preview {
    pub words: LetterWords,
    /// The reader's name.
    pub name: String,
    pub language: Language,
}

/// Lets a page of the desk hold the frame.
pub fn framed(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAME_POLICY));
    response
}

/// The letter of the message to a registration of its event; without one, to nobody in particular. `None` when the
/// registration is not the event's, or the message has no text.
///
/// # Errors
/// The database's; a template's.
pub async fn preview(site: &Site, message: &message::Model, registration: Option<Uuid>) -> Result<Option<Preview>, Error> {
    let reader = site.app.db.reader();
    let letters = MessageLetters::of(reader, message, site.app.clock.now()).await?;
    let (letter, language) = match registration {
        Some(id) => {
            let found = letters.to(reader, &[id]).await?.into_iter().next();
            let Some(found) = found.filter(|found| found.registration.event_id == message.event_id) else { return Ok(None) };
            (found.letter, found.language)
        }
        None => {
            let first = message.texts().0.first().map_or(Language::default(), |text| text.language);
            let Some((mut letter, language)) = letters.test(first, "", "") else { return Ok(None) };
            if let Letter::Message { message, .. } = &mut letter {
                message.test = false;
            }
            (letter, language)
        }
    };
    let (house, links) = (House::of(&site.app.config), hidden_links(site, &letter));
    let outgoing = Outgoing { house: &house, letter: &letter, links: &links, recipient: "", language, message_id: "", thread_message_id: None, posted_at: site.app.clock.now() };
    let words = site.letters.read(&outgoing)?;
    let (first, last) = letter.addressee();
    let name = [first, last].into_iter().flatten().collect::<Vec<_>>().join(" ").trim().to_owned();
    Ok(Some(Preview { words, name, language }))
}

fn hidden_links(site: &Site, letter: &Letter) -> LetterLinks {
    let all = &site.app.links;
    LetterLinks {
        event: letter.event().map(|event| all.event(&event.slug)),
        registration: Some(all.absolute(&links::registration(HIDDEN))),
        unsubscribe: Some(all.absolute(&links::unsubscribe(HIDDEN))),
        ..LetterLinks::default()
    }
}

/// The HTML part alone, for the frame; `?reader=` as on the message's page.
pub async fn html(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, message)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SendMessages)?;
    let found = desk_message(&site.app.db, id(&event)?, id(&message)?).await?;
    let asked = super::frame::query(&viewer);
    let wanted = match asked.get("reader") {
        "" => None,
        text => Some(id(text)?),
    };
    let preview = preview(&site, &found.message, wanted).await?.ok_or(Error::NotFound)?;
    let mut response = ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], preview.words.html).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(MAIL_POLICY));
    response.headers_mut().insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    Ok(response)
}
