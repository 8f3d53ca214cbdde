//! Facts to a complete mail: `mixed( alternative( text, HTML, calendar ), invite.ics )`, or the alternative alone where a
//! letter has no calendar. With a ticket it is `mixed( related( alternative, ticket.png ), … )`: Thunderbird shows no HTML
//! that lies deeper beside a calendar. Date, Message-ID and boundaries come from the outbox row, so that a second delivery
//! repeats the first to the octet.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::Context as _;
use email_encoding::body::Encoding;
use jiff::Timestamp;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, MultiPart, SinglePart};
use lettre::{Address, Message};
use mail_builder::encoders::QuotedPrintableEncoder;
use minijinja::Value;
use rust_embed::Embed;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::address::{header_name, mailbox, one_line, sender_name};
use super::overrides::{self, TemplateError};
use super::samples;
use super::words::{Words, full_name};
use crate::calendar::{Invitation, invitation};
use crate::config::{Config, ReplyTo};
use crate::links::{ACCOUNT, ERASURES, Links, SYSTEM, desk_asked_question, desk_event, desk_follow, desk_registration, desk_report, desk_webhook};
use crate::pictures::qr_png;
use crate::rules::language::Language;
use crate::rules::letter::{Letter, Method};
use crate::rules::names::EmailAddress;
use crate::rules::upkeep::Trouble;
use crate::text::templates::Templates;

/// Who writes; the same for every letter.
#[derive(Debug, Clone)]
pub struct House {
    /// The sender's display name; the association's when none is set.
    pub sender_name: String,
    /// Also ORGANIZER of the invitations.
    pub sender_address: EmailAddress,
    /// Where answers may go.
    pub reply_to: ReplyTo,
    pub association_name: String,
    /// IANA name; for moments without a zone of their own.
    pub time_zone: String,
}

impl House {
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self {
            sender_name: config.mail_from.name.clone().unwrap_or_else(|| config.association_name.clone()),
            sender_address: config.mail_from.address.clone(),
            reply_to: config.mail_reply_to.clone(),
            association_name: config.association_name.clone(),
            time_zone: config.time_zone.clone(),
        }
    }
}

/// The addresses a letter may show, absolute. Those that open something are derived from keys by the caller.
#[derive(Clone, Default)]
pub struct LetterLinks {
    pub event: Option<String>,
    /// `/r/…`
    pub registration: Option<String>,
    /// `/j/…` by session, of those that have a meeting link and carry an invitation.
    pub join: BTreeMap<Uuid, String>,
    /// `/c/…`, of letters that bring a ticket
    pub ticket: Option<String>,
    /// `/desk/sign-in/…`
    pub sign_in: Option<String>,
    /// `/my/…`
    pub my: Option<String>,
    /// `/b/…`
    pub booking: Option<String>,
    /// `/i/…`
    pub invitee: Option<String>,
    /// `/u/…`
    pub unsubscribe: Option<String>,
    /// The same by mail: `mailto:…`, where Belfry reads mail that comes in.
    pub unsubscribe_mail: Option<String>,
    /// `/e/…`, of letters that ask for an evaluation
    pub evaluation: Option<String>,
    /// Of the events that a follow-up names, in its order.
    pub next_events: Vec<String>,
    /// In letters to organisers: the desk's page of each event, in the letter's order, or of the registration.
    pub desk: Vec<String>,
    /// Where the organiser says what they want to hear of the event.
    pub follow: Option<String>,
}

impl LetterLinks {
    /// The desk's pages in a letter to an organiser: who is not signed in finds them closed.
    #[must_use]
    pub fn at_desk(links: &Links, letter: &Letter) -> Self {
        let event = |id| links.absolute(&desk_event(id));
        let (desk, follow) = match letter {
            Letter::Notice { notice } => (vec![event(notice.news.event_id)], Some(notice.news.event_id)),
            Letter::Digest { digest } => (digest.events.iter().map(|news| event(news.event_id)).collect(), None),
            Letter::Undelivered { undelivered } => {
                let page = undelivered.registration_id.map_or_else(|| event(undelivered.event_id), |id| links.absolute(&desk_registration(id)));
                (vec![page], Some(undelivered.event_id))
            }
            Letter::AskedNotice { notice } => {
                let page = links.absolute(&desk_asked_question(notice.event_id, notice.asked_question_id));
                (vec![page], notice.follows.then_some(notice.event_id))
            }
            Letter::Account { .. } => (vec![links.absolute(ACCOUNT)], None),
            Letter::Report { report } => (vec![links.absolute(&desk_report(report))], None),
            Letter::Trouble { trouble } => {
                let page = match trouble.trouble {
                    Trouble::WebhookOff { endpoint_id, .. } => desk_webhook(endpoint_id),
                    Trouble::ErasureAsked { .. } => ERASURES.to_owned(),
                    Trouble::Violations { .. } | Trouble::Failed { .. } => SYSTEM.to_owned(),
                };
                (vec![links.absolute(&page)], None)
            }
            _ => (Vec::new(), None),
        };
        Self { desk, follow: follow.map(|id| links.absolute(&desk_follow(id))), ..Self::default() }
    }
}

/// How a letter's calendar message travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CalendarForm {
    /// In the mail, and once more as a file.
    #[default]
    Whole,
    /// In the mail only: the mail was too large for a mail server.
    WithoutFile,
    /// Not at all, because the mail was too large even so: its words say that, and lead to the reader's calendar page.
    LeftOut,
}

impl CalendarForm {
    /// From the one that is wanted to the smallest.
    pub const ALL: [Self; 3] = [Self::Whole, Self::WithoutFile, Self::LeftOut];
}

/// One letter on its way out.
pub struct Outgoing<'a> {
    pub house: &'a House,
    pub letter: &'a Letter,
    pub links: &'a LetterLinks,
    pub recipient: &'a str,
    pub language: Language,
    /// Without angle brackets.
    pub message_id: &'a str,
    /// The first mail about the same registration.
    pub thread_message_id: Option<&'a str>,
    pub posted_at: Timestamp,
    /// An organiser's words above a letter that is sent once more.
    pub preface: Option<&'a str>,
    pub calendar: CalendarForm,
    /// The request that caused it, as the log calls it.
    pub request_id: Option<&'a str>,
}

impl Outgoing<'_> {
    /// The event's sender, else the house's.
    fn sender_name(&self) -> String {
        sender_name(self.letter.event().and_then(|event| event.sender_name.as_deref()).unwrap_or(&self.house.sender_name))
    }

    /// Where answers go, of those to whom they may: the address the organiser named, else the event's contact.
    fn reply_to(&self) -> Option<(Option<String>, EmailAddress)> {
        let event = self.letter.event()?;
        let allowed = |address: &Option<String>| EmailAddress::parse(address.as_deref()?).ok().filter(|address| self.house.reply_to.allows(address));
        let named = allowed(&event.reply_to).map(|address| (None, address));
        named.or_else(|| allowed(&event.contact_email).map(|address| (event.contact_name.as_deref().and_then(header_name), address)))
    }
}

/// A mail as octets, ready for a mail server.
#[derive(Debug, Clone)]
pub struct ComposedMail {
    pub sender: Address,
    pub recipient: Address,
    pub subject: String,
    /// Without angle brackets.
    pub message_id: String,
    /// CRLF line ends, ASCII headers.
    pub raw: Vec<u8>,
}

#[derive(Embed)]
#[folder = "email-templates"]
pub(super) struct Files;

/// The letters' templates, read once.
pub struct Letters {
    templates: Templates,
}

/// Mail readers show little more of a subject.
const SUBJECT_LIMIT: usize = 150;

impl Letters {
    /// The house's own templates.
    ///
    /// # Errors
    /// A template that cannot be parsed.
    pub fn embedded() -> anyhow::Result<Self> {
        static PARSED: LazyLock<Result<Templates, minijinja::Error>> = LazyLock::new(Templates::embedded::<Files>);
        let templates = PARSED.as_ref().map_err(|error| anyhow::anyhow!("email-templates: {error:#}"))?;
        Ok(Self { templates: templates.clone() })
    }

    /// The house's own templates, with files of `folder` in the place of those of the same name. Then every letter
    /// has been rendered once, in every language and form: a fault is found now and not in somebody's mail.
    ///
    /// # Errors
    /// One line that names the file, and where the template engine knows it, the line.
    pub fn load(folder: Option<&Path>) -> Result<Self, TemplateError> {
        let Some(folder) = folder else { return Self::read(None) };
        let others = overrides::read(folder)?;
        let letters = Self::with(folder, &others)?;
        for letter in samples::all_forms() {
            let links = samples::example_links(&letter);
            for language in Language::ALL {
                letters.compose(&samples::outgoing(&letter, &links, language)).map_err(|error| TemplateError::in_letter(folder, &others, &letter, &error))?;
            }
        }
        Ok(letters)
    }

    /// The same, where [`Letters::load`] has tried them already.
    ///
    /// # Errors
    /// Those of `load` that show without rendering.
    pub fn read(folder: Option<&Path>) -> Result<Self, TemplateError> {
        match folder {
            Some(folder) => Self::with(folder, &overrides::read(folder)?),
            None => Self::embedded().map_err(|error| TemplateError::of_the_house(&error)),
        }
    }

    fn with(folder: &Path, others: &BTreeMap<String, String>) -> Result<Self, TemplateError> {
        Ok(Self { templates: Templates::with_others::<Files>(others).map_err(|error| TemplateError::of(folder, others, &error))? })
    }

    /// # Errors
    /// A template's fault, or an address that cannot be sent to. A panic of the mail library is an error of this
    /// letter, too, not the end of the worker.
    pub fn compose(&self, outgoing: &Outgoing<'_>) -> anyhow::Result<ComposedMail> {
        std::panic::catch_unwind(AssertUnwindSafe(|| self.write(outgoing))).unwrap_or_else(|_| Err(anyhow::anyhow!("panic while composing a letter")))
    }

    fn write(&self, outgoing: &Outgoing<'_>) -> anyhow::Result<ComposedMail> {
        let translated = outgoing.letter.in_language(outgoing.language);
        let outgoing = &Outgoing { letter: translated.as_ref().unwrap_or(outgoing.letter), ..*outgoing };
        let words = Templates::facts(Words::of(outgoing));
        let folder = outgoing.letter.template();
        let render = |file: &str, words: &Value| self.templates.render_facts(&format!("{folder}/{file}"), outgoing.language, words).with_context(|| format!("{folder}/{file}"));
        let subject = one_line(&render("subject.txt", &words)?, SUBJECT_LIMIT);
        let words = minijinja::context! { subject => subject.as_str(), ..words };
        let text = text_part(ContentType::TEXT_PLAIN, tidy(&render("body.txt", &words)?));
        let html = text_part(ContentType::TEXT_HTML, render("body.html", &words)?.lines().collect::<Vec<_>>().join("\r\n"));
        let boundary = Boundary::of(outgoing.message_id);
        let alternative = MultiPart::alternative().boundary(boundary.name("alternative")).singlepart(text).singlepart(html);
        let (alternative, attachment) = match calendar_part(outgoing)? {
            None => (alternative, None),
            Some((part, attachment)) => (alternative.singlepart(part), Some(attachment)),
        };
        let attachment = attachment.filter(|_| outgoing.calendar == CalendarForm::Whole);
        let mixed = MultiPart::mixed().boundary(boundary.name("mixed"));
        let body = match (ticket_part(outgoing)?, attachment) {
            (None, None) => alternative,
            (None, Some(attachment)) => mixed.multipart(alternative).singlepart(attachment),
            (Some(picture), attachment) => {
                let mixed = mixed.multipart(MultiPart::related().boundary(boundary.name("related")).multipart(alternative).singlepart(picture));
                attachment.into_iter().fold(mixed, MultiPart::singlepart)
            }
        };
        let message = headers(outgoing, &subject)?.multipart(body).context("a mail without sender or recipient")?;
        let (sender, recipient) = (message.envelope().from().cloned(), message.envelope().to().first().cloned());
        Ok(ComposedMail {
            sender: sender.context("a mail without sender")?,
            recipient: recipient.context("a mail without recipient")?,
            subject,
            message_id: outgoing.message_id.to_owned(),
            raw: message.formatted(),
        })
    }
}

fn headers(outgoing: &Outgoing<'_>, subject: &str) -> anyhow::Result<lettre::message::MessageBuilder> {
    let house = outgoing.house;
    let event = outgoing.letter.event();
    // Organisers sign in by their address alone, as ever.
    let name = event.and_then(|_| header_name(&full_name(outgoing.letter)));
    let mut message = Message::builder()
        .date(outgoing.posted_at.into())
        .from(mailbox(Some(outgoing.sender_name()), house.sender_address.as_str())?)
        .to(mailbox(name, outgoing.recipient)?)
        .subject(subject)
        .message_id(Some(format!("<{}>", outgoing.message_id)));
    if let Some((name, address)) = outgoing.reply_to().filter(|(_, address)| address.key() != house.sender_address.key()) {
        message = message.reply_to(mailbox(name, address.as_str())?);
    }
    if let Some(first) = outgoing.thread_message_id.filter(|first| *first != outgoing.message_id) {
        message = message.in_reply_to(format!("<{first}>")).references(format!("<{first}>"));
    }
    for (name, value) in [("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All"), ("Content-Language", outgoing.language.code())] {
        message = message.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned()));
    }
    if let Some(id) = outgoing.request_id {
        message = message.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("X-Request-Id"), id.to_owned()));
    }
    for (name, value) in list_headers(outgoing) {
        message = message.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
    }
    Ok(message)
}

/// How one gets rid of such mails (RFC 2369 §3.2, RFC 8058), and by what a mail host counts complaints. Only of what
/// is not about one's own registration: nobody can unsubscribe from their confirmation.
fn list_headers(outgoing: &Outgoing<'_>) -> Vec<(&'static str, String)> {
    let letter = outgoing.letter;
    let Some(page) = outgoing.links.unsubscribe.as_ref().filter(|_| letter.mailing_address().is_some()) else {
        // An invitation from before: its page has the button that ends it.
        let invitation = outgoing.links.invitee.as_ref().filter(|_| matches!(letter, Letter::Invitee { .. }));
        return invitation.map(|page| ("List-Unsubscribe", format!("<{page}>"))).into_iter().collect();
    };
    let campaign = match letter {
        Letter::Message { message, .. } => message.message_id.simple().to_string(),
        _ => letter.event().map(|event| event.slug.clone()).unwrap_or_default(),
    };
    let feedback = format!("{campaign}:{}:{}:belfry", outgoing.house.sender_address.domain(), letter.template());
    let by_mail = outgoing.links.unsubscribe_mail.as_ref().map(|address| format!(", <{address}>")).unwrap_or_default();
    vec![("List-Unsubscribe", format!("<{page}>{by_mail}")), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()), ("Feedback-ID", feedback)]
}

/// The calendar as the last alternative, which mail programs act upon, and the same octets as a file for those that do not.
fn calendar_part(outgoing: &Outgoing<'_>) -> anyhow::Result<Option<(SinglePart, SinglePart)>> {
    let Some(((method, session), registration)) = outgoing.letter.calendar_message().zip(outgoing.letter.registration()) else { return Ok(None) };
    let Some(revision) = session.invitation.as_ref().filter(|_| outgoing.calendar != CalendarForm::LeftOut) else { return Ok(None) };
    let octets = invitation(&Invitation {
        method,
        registration,
        session,
        revision,
        language: outgoing.language,
        organiser_name: &outgoing.sender_name(),
        organiser_address: outgoing.house.sender_address.as_str(),
        event_url: outgoing.links.event.as_deref().unwrap_or_default(),
        join_url: outgoing.links.join.get(&session.session_id).map(String::as_str).filter(|_| session.online),
    })
    .into_bytes();
    let kind = match method {
        Method::Request => "text/calendar; method=REQUEST; charset=utf-8",
        Method::Cancel => "text/calendar; method=CANCEL; charset=utf-8",
    };
    let encoded = Body::new_with_encoding(octets, ContentTransferEncoding::Base64).map_err(|_| anyhow::anyhow!("base64 takes any octets"))?;
    let part = SinglePart::builder().header(ContentType::parse(kind)?).body(encoded.clone());
    let attachment = Attachment::new("invite.ics".to_owned()).body(encoded, ContentType::parse("application/ics; name=\"invite.ics\"")?);
    Ok(Some((part, attachment)))
}

/// The ticket's QR code, which the HTML shows by its Content-ID (RFC 2392): nothing is loaded from afar.
fn ticket_part(outgoing: &Outgoing<'_>) -> anyhow::Result<Option<SinglePart>> {
    let Some(picture) = outgoing.links.ticket.as_deref().and_then(qr_png) else { return Ok(None) };
    let picture = Body::new_with_encoding(picture, ContentTransferEncoding::Base64).map_err(|_| anyhow::anyhow!("base64 takes any octets"))?;
    Ok(Some(Attachment::new_inline_with_name("ticket".to_owned(), "ticket.png".to_owned()).body(picture, ContentType::parse("image/png")?)))
}

/// Text with CRLF line ends (RFC 2045 §6): as it is where that can travel, base64 where hardly a letter is Latin, else quoted-printable.
fn text_part(kind: ContentType, text: String) -> SinglePart {
    let body = match Encoding::choose(text.as_str(), false) {
        Encoding::QuotedPrintable => {
            let mut encoded = Vec::with_capacity(text.len() + text.len() / 4);
            QuotedPrintableEncoder::new().preserve_line_breaks().encode_into(text.as_bytes(), &mut encoded);
            Body::dangerous_pre_encoded(encoded, ContentTransferEncoding::QuotedPrintable)
        }
        _ => Body::new(text),
    };
    SinglePart::builder().header(kind).body(body)
}

/// At most one empty line at a time, no blanks at line ends, which are CRLF.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len() + text.len() / 16);
    for line in text.trim().lines().map(str::trim_end) {
        if !(line.is_empty() && tidied.ends_with("\r\n\r\n")) {
            tidied.push_str(line);
            tidied.push_str("\r\n");
        }
    }
    tidied
}

/// Boundaries that are the same at each delivery and in no mail's text.
struct Boundary(String);

impl Boundary {
    fn of(message_id: &str) -> Self {
        let digest = Sha256::digest(message_id.as_bytes());
        Self(digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect())
    }

    fn name(&self, part: &str) -> String {
        format!("belfry-{part}-{}", self.0)
    }
}
