//! A message as one reader will get it, shown in a frame of its own in which nothing runs and nothing is fetched.
//! The links that open something of the reader's are hidden: an organiser must not act in a participant's name.

use axum::extract::{Path, State};
use axum::response::Response;
use uuid::Uuid;

use super::frame::id;
use crate::actions::message::letters::MessageLetters;
use crate::entity::message;
use crate::error::Error;
use crate::links;
use crate::mail::samples::RECIPIENT;
use crate::mail::{CalendarForm, ComposedMail, House, LetterLinks, Outgoing};
use crate::queries::desk_message::desk_message;
use crate::rules::language::Language;
use crate::rules::letter::Letter;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::mail_view;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// What stands for a token.
const HIDDEN: &str = "…";

/// One reader's letter.
pub struct Preview {
    pub mail: ComposedMail,
    /// The reader's name.
    pub name: String,
    pub language: Language,
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
            let Some((mut letter, language)) = letters.test(first, "", RECIPIENT) else { return Ok(None) };
            if let Letter::Message { message, .. } = &mut letter {
                message.test = false;
            }
            (letter, language)
        }
    };
    let (house, links) = (House::of(&site.app.config), hidden_links(site, &letter));
    let recipient = letter.registration().map_or(RECIPIENT, |registration| registration.email.as_str());
    let message_id = format!("preview@{}", site.app.mail_domain());
    let outgoing = Outgoing {
        calendar: CalendarForm::Whole,
        house: &house,
        letter: &letter,
        links: &links,
        recipient,
        language,
        message_id: &message_id,
        thread_message_id: None,
        posted_at: site.app.clock.now(),
        preface: None,
        request_id: None,
    };
    let mail = site.letters.compose(&outgoing)?;
    let (first, last) = letter.addressee();
    let name = [first, last].into_iter().flatten().collect::<Vec<_>>().join(" ").trim().to_owned();
    Ok(Some(Preview { mail, name, language }))
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
    Ok(mail_view::html(&preview.mail.raw)?)
}
