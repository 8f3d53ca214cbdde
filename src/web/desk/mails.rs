//! What people get: every letter in every variant, with sample data or with those of one event.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, id, query, value};
use crate::actions::registration::facts::{ProgrammeFacts, event_facts, session_facts};
use crate::error::Error;
use crate::mail::samples::{self, Samples};
use crate::mail::{CalendarForm, ComposedMail, House, Outgoing};
use crate::queries::desk_event::desk_event;
use crate::rules::language::Language;
use crate::rules::letter::{EventFacts, Letter};
use crate::rules::permission::Permission;
use crate::rules::salutation::Salutation;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::mail_view::{self, with_frame};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let previews = Previews::asked_for(&site, &viewer, &signed_in).await?;
    let mut kinds: Vec<(&str, Vec<Value>)> = Vec::new();
    for letter in &previews.letters {
        let subject = previews.compose(&site, letter)?.subject;
        let kind = letter.template();
        if kinds.last().is_none_or(|(last, _)| *last != kind) && !kinds.iter().any(|(known, _)| *known == kind) {
            kinds.push((kind, Vec::new()));
        }
        let variants = &mut kinds.iter_mut().find(|(known, _)| *known == kind).expect("it was put in above").1;
        let number = variants.len() + 1;
        variants.push(context! { number, subject, href => previews.path(kind, number, "") });
    }
    let context = context! {
        kinds => kinds.into_iter().map(|(kind, variants)| context! { kind, variants }).collect::<Vec<_>>(),
        ..previews.common(&viewer)
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/mails.html", context))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((kind, number)): Path<(String, String)>) -> Result<Response, PageError> {
    let previews = Previews::asked_for(&site, &viewer, &signed_in).await?;
    let (letter, number) = previews.letter(&kind, &number)?;
    let kind = letter.template();
    let mail = previews.compose(&site, letter)?;
    let of_kind = previews.letters.iter().filter(|letter| letter.template() == kind).count();
    let context = context! {
        parts => mail_view::shown(&mail.raw, &previews.path(kind, number, "/html"), &previews.path(kind, number, "/source")),
        subject => mail.subject,
        recipient => mail.recipient.to_string(),
        kind,
        number,
        variants => (1..=of_kind).map(|each| context! { number => each, href => previews.path(kind, each, ""), current => each == number }).collect::<Vec<_>>(),
        back => previews.path("", 0, ""),
        may_write => previews.event.is_some() && crate::rules::event_letters::WITH_PARAGRAPH.contains(&kind),
        ..previews.common(&viewer)
    };
    Ok(with_frame(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/mail_preview.html", context)))
}

/// The HTML part alone, for the frame.
pub async fn html(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((kind, number)): Path<(String, String)>) -> Result<Response, PageError> {
    let previews = Previews::asked_for(&site, &viewer, &signed_in).await?;
    let (letter, _) = previews.letter(&kind, &number)?;
    Ok(mail_view::html(&previews.compose(&site, letter)?.raw)?)
}

pub async fn source(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((kind, number)): Path<(String, String)>) -> Result<Response, PageError> {
    let previews = Previews::asked_for(&site, &viewer, &signed_in).await?;
    let (letter, number) = previews.letter(&kind, &number)?;
    Ok(mail_view::source(previews.compose(&site, letter)?.raw, &format!("{}-{number}", letter.template())))
}

/// The letters as somebody wants to see them.
struct Previews {
    letters: Vec<Letter>,
    language: Language,
    salutation: Salutation,
    /// Whose data they show, with its title; `None`: the example's.
    event: Option<(Uuid, String)>,
    slug: String,
}

impl Previews {
    /// `?in=fr&form=polite&event=…`; not `language`, which is that of the page around it.
    async fn asked_for(site: &Site, viewer: &Viewer, signed_in: &SignedIn) -> Result<Self, Error> {
        signed_in.acting.needs(Permission::SeeMail)?;
        let query = query(viewer);
        let (samples, event) = match query.get("event") {
            "" => (Samples::example(), None),
            event => {
                let shown = desk_event(&site.app.db, id(event)?).await?;
                let facts = event_facts(&shown.event, shown.programme.as_ref().map(ProgrammeFacts::from).as_ref());
                let sessions: Vec<_> = shown.sessions.iter().map(session_facts).collect();
                let closes_at = shown.event.registration_closes_at.map(Into::into);
                (Samples::of(facts, &sessions, closes_at, site.app.clock.now()), Some((shown.event.id, shown.event.title)))
            }
        };
        let language = Language::parse(query.get("in")).unwrap_or(viewer.language);
        let salutation = Salutation::parse(query.get("form")).unwrap_or(samples.event.salutation);
        let slug = samples.event.slug.clone();
        let samples = Samples { event: EventFacts { salutation, ..samples.event.clone() }, ..samples };
        Ok(Self { letters: samples.letters(), language, salutation, event, slug })
    }

    /// The letter of that kind and number, from 1.
    fn letter(&self, kind: &str, number: &str) -> Result<(&Letter, usize), Error> {
        let number = number.parse::<usize>().ok().filter(|number| *number > 0).ok_or(Error::NotFound)?;
        let letter = self.letters.iter().filter(|letter| letter.template() == kind).nth(number - 1).ok_or(Error::NotFound)?;
        Ok((letter, number))
    }

    fn compose(&self, site: &Site, letter: &Letter) -> Result<ComposedMail, Error> {
        let app = &site.app;
        let message_id = format!("preview@{}", app.mail_domain());
        let outgoing = Outgoing {
            calendar: CalendarForm::Whole,
            house: &House::of(&app.config),
            letter,
            links: &samples::links(app.links.origin(), &self.slug, letter),
            recipient: samples::RECIPIENT,
            language: self.language,
            message_id: &message_id,
            thread_message_id: None,
            preface: None,
            request_id: None,
            posted_at: app.clock.now(),
        };
        Ok(site.letters.compose(&outgoing)?)
    }

    /// The address of a letter, or with number 0 of the list, that keeps the choices.
    fn path(&self, kind: &str, number: usize, part: &str) -> String {
        let event = self.event.as_ref().map_or_else(String::new, |(id, _)| format!("&event={id}"));
        let letter = if number == 0 { String::new() } else { format!("/{kind}/{number}{part}") };
        format!("/desk/mails{letter}?in={}&form={}{event}", self.language.code(), self.salutation.code())
    }

    fn common(&self, viewer: &Viewer) -> Value {
        let option = |code: &str, key: String| context! { value => code, label => text(viewer.language, &key) };
        context! {
            event => self.event.as_ref().map(|(id, title)| context! { id => id.to_string(), title => title.as_str() }),
            letters_in => self.language.code(),
            form => self.salutation.code(),
            languages_of_letters => Language::ALL.into_iter().map(|each| option(each.code(), format!("site-language-{}", each.code()))).collect::<Vec<_>>(),
            forms => value(Salutation::ALL.into_iter().map(|each| option(each.code(), format!("desk-salutation-{}", each.code()))).collect::<Vec<_>>()),
        }
    }
}
