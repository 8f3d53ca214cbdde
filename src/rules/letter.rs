//! What a letter states. The facts are frozen when the letter is decided and kept in the outbox, so that a
//! second delivery repeats the first to the byte, whatever has changed since.
//! Secrets are never among them: links are derived from keys when the letter is composed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::account_news::AccountFacts;
use super::asked_questions::{AskedFacts, AskedNoticeFacts};
use super::event_news::{DigestFacts, NoticeFacts, UndeliveredFacts};
use super::event_texts::EventTexts;
pub use super::follow_up::{EvaluationFacts, FollowUpFacts, MaterialFacts, NextEventFacts};
use super::language::Language;
pub use super::letter_facts::{BookingFacts, ColleagueFacts, ErasureAskedFacts, MessageFacts, MyLinkFacts, SignInFacts, WelcomeFacts};
use super::price::PriceFacts;
use super::programme::FundingFacts;
use super::registration::Status;
use super::report_schedule::ReportFacts;
use super::salutation::Salutation;
use super::translated::Translated;
use super::upkeep::TroubleFacts;
use super::venue::Directions;

/// One kind of mail with all that it says. The kind's [`Letter::template`] names its folder in `email-templates/`.
///
/// A letter carries at most one calendar message, about the one session in `registration.sessions` that has an
/// `invitation`: mail readers look at the first UID only, so each further date goes in a letter of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "kebab-case")]
#[expect(clippy::large_enum_variant, reason = "letters are made one by one and soon written as JSON")]
pub enum Letter {
    /// The place is taken. REQUEST for the first session.
    Confirmation {
        registration: RegistrationFacts,
        #[serde(default)]
        because: Because,
    },
    /// The request is there; an organiser decides. No calendar part.
    Acknowledged { registration: RegistrationFacts, holds_place: bool },
    /// On the waiting list. `position` counts people, from 1; of a group, its first. No calendar part.
    Waitlisted { registration: RegistrationFacts, position: usize },
    /// A place is held until `expires_at`. No calendar part.
    Offer { registration: RegistrationFacts, expires_at: Timestamp },
    /// The offer was not answered in time. No calendar part.
    OfferExpired { registration: RegistrationFacts },
    /// An organiser said no. No calendar part.
    Declined { registration: RegistrationFacts, reason: Option<String> },
    /// A further date of the same registration. REQUEST.
    Invitation { registration: RegistrationFacts },
    /// Time, place or name of a session changed. REQUEST with a higher SEQUENCE; `before` is the session as the reader
    /// last knew it, `before_title` the event's title if that was another.
    Changed {
        registration: RegistrationFacts,
        before: SessionFacts,
        #[serde(default)]
        before_title: Option<String>,
    },
    /// The same for those who have no place yet and decide by the date. `before`: the sessions that changed or are gone,
    /// as the reader last knew them. No calendar part.
    Rescheduled { registration: RegistrationFacts, before: Vec<SessionFacts>, before_title: Option<String>, status: Status },
    /// The registration ended. CANCEL for the first session that still lies ahead.
    Cancelled { registration: RegistrationFacts, by: CancelledBy, reason: Option<String> },
    /// The place went to `colleague`. CANCEL for the first session that still lies ahead.
    HandedOver { registration: RegistrationFacts, colleague: String },
    /// To the old mailbox, when mails go to another from now on. CANCEL for one session that still lies ahead; names
    /// the other address nowhere.
    AddressChanged { registration: RegistrationFacts },
    /// A calendar answered "declined": does the person give up the place? No calendar part.
    GiveUp { registration: RegistrationFacts },
    /// One date is no longer part of it: a further one of a cancelled registration (`whole`), or a session that
    /// was taken out of the event. CANCEL.
    Withdrawal { registration: RegistrationFacts, whole: bool },
    /// Somebody registered with an address that already has a place: its owner gets the personal link again. No calendar part.
    PersonalLink {
        registration: RegistrationFacts,
        #[serde(default = "confirmed")]
        status: Status,
    },
    /// Soon: when, where, and a way out for who cannot come. `sessions` are those of one day. No calendar part.
    Reminder { registration: RegistrationFacts },
    /// The way into the online sessions of one day, each with its invitation for the link. No calendar part.
    Joining { registration: RegistrationFacts },
    /// After the sessions of one day, to who came, or (`was_there` false) to who was registered, whoever came. No calendar part.
    Thanks { registration: RegistrationFacts, was_there: bool, follow_up: FollowUpFacts },
    /// After the sessions of one day, to who did not come. No calendar part.
    Missed { registration: RegistrationFacts, follow_up: FollowUpFacts },
    /// Something to read or to see is there. No calendar part.
    Materials { registration: RegistrationFacts, materials: Vec<MaterialFacts> },
    /// A certificate of attendance is there, behind the personal link. No calendar part.
    Certificate { registration: RegistrationFacts },
    /// How was it? To who was there, once more (`reminder`) to who has not answered. No calendar part.
    Evaluation { registration: RegistrationFacts, evaluation: EvaluationFacts, reminder: bool },
    /// To whoever registered colleagues: who they are and where to manage them. No calendar part.
    Booking { booking: BookingFacts },
    /// An organiser invites an address to register. No calendar part.
    Invitee { invitee: InviteeFacts, reminder: bool },
    /// What an organiser writes to people of an event. No calendar part.
    Message { registration: RegistrationFacts, message: MessageFacts },
    /// The desk's one-time link. No calendar part.
    SignIn { sign_in: SignInFacts },
    /// To somebody who was added to the team; the way in is asked for, not mailed. No calendar part.
    Welcome { welcome: WelcomeFacts },
    /// The link to all of one's registrations. No calendar part.
    MyLink { my_link: MyLinkFacts },
    /// To an organiser who follows an event: who sent a form or cancelled, at once. No calendar part.
    Notice { notice: NoticeFacts },
    /// To an organiser: a day's news of the events they follow. No calendar part.
    Digest { digest: DigestFacts },
    /// To an organiser who follows an event: a mail about it was given up. No calendar part.
    Undelivered { undelivered: UndeliveredFacts },
    /// To who asked a question about an event: it arrived. No calendar part.
    Asked { asked: AskedFacts },
    /// To the same: the answer, in Markdown. No calendar part.
    Answered { asked: AskedFacts, answer: String },
    /// To an event's contact, and to organisers who follow it: somebody asked a question. No calendar part.
    AskedNotice { notice: AskedNoticeFacts },
    /// To an organiser: how they sign in has changed, or somebody tried. No calendar part.
    Account { account: AccountFacts },
    /// To an organiser: the report that they asked for each week, month or quarter, as a link. No calendar part.
    Report { report: ReportFacts },
    /// To an administrator: something is wrong with the service itself. No calendar part.
    Trouble { trouble: TroubleFacts },
    /// To who asked by their own link to be erased: it arrived. No calendar part.
    ErasureAsked { asked: ErasureAskedFacts },
    /// To the same: it is done, and this mail is the last. Names nobody. No calendar part.
    Erased,
}

/// A letter from before it could be about another status.
fn confirmed() -> Status {
    Status::Confirmed
}

/// How somebody came to the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    #[default]
    Registered,
    /// An organiser said yes to the request.
    Approved,
    /// From the waiting list.
    Promoted,
    /// From the waiting list, by accepting the offer.
    OfferAccepted,
    /// Somebody handed the place over.
    TookOver,
    /// A cancel was undone.
    Restored,
    /// They had it; mails come to this address from now on.
    AddressChanged,
    /// They held it, and an organiser decided that the event takes place.
    GoesAhead,
}

/// An event of which it is not sure yet that it takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undecided {
    /// It takes place when so many people have registered.
    pub minimum: i32,
    /// When an organiser decides at the latest.
    pub decide_by: Timestamp,
}

/// What a letter's calendar part asks of the reader's calendar (RFC 5546 §1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Request,
    Cancel,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelledBy {
    Participant,
    /// Who registered them.
    Booker,
    Organiser,
    /// The event as a whole does not take place.
    Event,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegistrationFacts {
    pub registration_id: Uuid,
    /// Which edition of the personal link is valid.
    pub token_generation: i32,
    pub first_name: String,
    pub last_name: String,
    /// The recipient, as in `EmailAddress`; also the only ATTENDEE.
    pub email: String,
    pub organisation: Option<String>,
    /// Name of the colleague who registered this person, or handed the place over.
    #[serde(default)]
    pub registered_by: Option<String>,
    /// `onsite` or `online`, for hybrid events.
    pub attendance_mode: Option<String>,
    /// What it costs; `None`: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<PriceFacts>,
    pub event: EventFacts,
    /// All sessions the person is registered for, by start; at most one carries an invitation. A session that was
    /// taken out of the event is still listed in the letter that withdraws it.
    pub sessions: Vec<SessionFacts>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventFacts {
    pub slug: String,
    pub title: String,
    pub summary: String,
    /// The language of title and summary.
    pub language: Language,
    /// `training`, `webinar`, …
    pub kind: String,
    /// `onsite`, `online` or `hybrid`.
    pub format: String,
    pub programme: Option<String>,
    /// Who pays for the programme, and what they ask to be said.
    #[serde(default, skip_serializing_if = "FundingFacts::is_empty")]
    pub funding: FundingFacts,
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
    /// Minutes before the start from which the join page leads in.
    #[serde(default = "super::presence::join_opens_minutes")]
    pub join_opens_minutes: u16,
    /// How Dutch letters address their reader.
    #[serde(default)]
    pub salutation: Salutation,
    /// The sender's display name, where it is not the service's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_name: Option<String>,
    /// Where answers go, where it is not the contact; as in `EmailAddress`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// Paragraphs of the organiser's own by kind of letter, in Markdown; in the outbox only this letter's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub paragraphs: BTreeMap<String, Translated>,
    /// Title and summary in other languages.
    #[serde(default, skip_serializing_if = "EventTexts::is_empty")]
    pub translations: EventTexts,
    /// It is not sure yet that it takes place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undecided: Option<Undecided>,
}

impl EventFacts {
    /// The same with title and summary in the reader's language; `None` when they are written in no other.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Option<Self> {
        if self.language == language || self.translations.is_empty() {
            return None;
        }
        let texts = self.translations.for_reader(language, self.language, [&self.title, &self.summary, ""]);
        Some(Self { title: texts.title.text, summary: texts.summary.text, ..self.clone() })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionFacts {
    pub session_id: Uuid,
    pub title: Option<String>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// IANA name.
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    /// Place and address are for those who have a place only.
    #[serde(default)]
    pub place_hidden: bool,
    /// There is a meeting link; it is opened through the personal join page only.
    pub online: bool,
    /// How to get there; told where the place is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directions: Option<Directions>,
    pub invitation: Option<InvitationFacts>,
}

/// One revision of one person's calendar entry for one session (RFC 5546 §2.1.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationFacts {
    pub uid: String,
    pub sequence: i32,
    /// DTSTAMP: when this revision was decided.
    pub stamp: Timestamp,
    /// The attendee is asked for an answer; otherwise they have accepted by registering.
    #[serde(default)]
    pub asks_answer: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InviteeFacts {
    pub invitee_id: Uuid,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub event: EventFacts,
    /// Sessions of the event, by start.
    pub sessions: Vec<SessionFacts>,
    /// The first moment at which registering is no longer possible.
    pub closes_at: Option<Timestamp>,
    /// Of the recipient's address, for the link to unsubscribe; a letter from before there was one has none.
    #[serde(default)]
    pub mailing_address_id: Option<Uuid>,
}

impl Letter {
    /// All folders, in the order in which a registration may meet them.
    pub const TEMPLATES: [&str; 31] = [
        "confirmation",
        "acknowledged",
        "waitlisted",
        "offer",
        "offer-expired",
        "declined",
        "invitation",
        "changed",
        "cancelled",
        "withdrawal",
        "reminder",
        "joining",
        "thanks",
        "missed",
        "materials",
        "certificate",
        "evaluation",
        "handed-over",
        "address-changed",
        "give-up",
        "personal-link",
        "booking",
        "invitee",
        "message",
        "asked",
        "answered",
        "sign-in",
        "welcome",
        "my-link",
        "erasure-asked",
        "erased",
    ];

    /// The folder in `email-templates/`; also the kind's name in the outbox.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Confirmation { .. } => "confirmation",
            Self::Acknowledged { .. } => "acknowledged",
            Self::Waitlisted { .. } => "waitlisted",
            Self::Offer { .. } => "offer",
            Self::OfferExpired { .. } => "offer-expired",
            Self::Declined { .. } => "declined",
            Self::HandedOver { .. } => "handed-over",
            Self::AddressChanged { .. } => "address-changed",
            Self::GiveUp { .. } => "give-up",
            Self::Booking { .. } => "booking",
            Self::Invitee { .. } => "invitee",
            Self::Invitation { .. } => "invitation",
            Self::Changed { .. } => "changed",
            Self::Rescheduled { .. } => "rescheduled",
            Self::Cancelled { .. } => "cancelled",
            Self::Withdrawal { .. } => "withdrawal",
            Self::PersonalLink { .. } => "personal-link",
            Self::Reminder { .. } => "reminder",
            Self::Joining { .. } => "joining",
            Self::Thanks { .. } => "thanks",
            Self::Missed { .. } => "missed",
            Self::Materials { .. } => "materials",
            Self::Certificate { .. } => "certificate",
            Self::Evaluation { .. } => "evaluation",
            Self::Message { .. } => "message",
            Self::SignIn { .. } => "sign-in",
            Self::Welcome { .. } => "welcome",
            Self::MyLink { .. } => "my-link",
            Self::Notice { .. } => "notice",
            Self::Digest { .. } => "digest",
            Self::Undelivered { .. } => "undelivered",
            Self::Asked { .. } => "asked",
            Self::Answered { .. } => "answered",
            Self::AskedNotice { .. } => "asked-notice",
            Self::Account { .. } => "account",
            Self::Report { .. } => "report",
            Self::Trouble { .. } => "trouble",
            Self::ErasureAsked { .. } => "erasure-asked",
            Self::Erased => "erased",
        }
    }

    #[must_use]
    pub fn registration(&self) -> Option<&RegistrationFacts> {
        match self {
            Self::Confirmation { registration, .. }
            | Self::Acknowledged { registration, .. }
            | Self::Waitlisted { registration, .. }
            | Self::Offer { registration, .. }
            | Self::OfferExpired { registration }
            | Self::Declined { registration, .. }
            | Self::HandedOver { registration, .. }
            | Self::AddressChanged { registration }
            | Self::GiveUp { registration }
            | Self::Invitation { registration }
            | Self::Changed { registration, .. }
            | Self::Rescheduled { registration, .. }
            | Self::Cancelled { registration, .. }
            | Self::Withdrawal { registration, .. }
            | Self::Message { registration, .. }
            | Self::PersonalLink { registration, .. }
            | Self::Reminder { registration }
            | Self::Joining { registration }
            | Self::Thanks { registration, .. }
            | Self::Missed { registration, .. }
            | Self::Materials { registration, .. }
            | Self::Certificate { registration }
            | Self::Evaluation { registration, .. } => Some(registration),
            _ => None,
        }
    }

    /// Says the same of the registration as it is now.
    pub fn restate(&mut self, facts: RegistrationFacts) {
        if let Some(registration) = self.registration_mut() {
            *registration = facts;
        }
    }

    /// The event it is about, as its participants know it; a letter to an organiser has none.
    #[must_use]
    pub fn event(&self) -> Option<&EventFacts> {
        match self {
            Self::Booking { booking } => Some(&booking.event),
            Self::Invitee { invitee, .. } => Some(&invitee.event),
            Self::Asked { asked } | Self::Answered { asked, .. } => Some(&asked.event),
            _ => self.registration().map(|registration| &registration.event),
        }
    }

    /// The same to be changed, as [`Self::event`] finds it.
    fn event_mut(&mut self) -> Option<&mut EventFacts> {
        match self {
            Self::Booking { booking } => Some(&mut booking.event),
            Self::Invitee { invitee, .. } => Some(&mut invitee.event),
            Self::Asked { asked } | Self::Answered { asked, .. } => Some(&mut asked.event),
            _ => self.registration_mut().map(|registration| &mut registration.event),
        }
    }

    pub(super) fn registration_mut(&mut self) -> Option<&mut RegistrationFacts> {
        match self {
            Self::Confirmation { registration, .. }
            | Self::Acknowledged { registration, .. }
            | Self::Waitlisted { registration, .. }
            | Self::Offer { registration, .. }
            | Self::OfferExpired { registration }
            | Self::Declined { registration, .. }
            | Self::HandedOver { registration, .. }
            | Self::AddressChanged { registration }
            | Self::GiveUp { registration }
            | Self::Invitation { registration }
            | Self::Changed { registration, .. }
            | Self::Rescheduled { registration, .. }
            | Self::Cancelled { registration, .. }
            | Self::Withdrawal { registration, .. }
            | Self::Message { registration, .. }
            | Self::PersonalLink { registration, .. }
            | Self::Reminder { registration }
            | Self::Joining { registration }
            | Self::Thanks { registration, .. }
            | Self::Missed { registration, .. }
            | Self::Materials { registration, .. }
            | Self::Certificate { registration }
            | Self::Evaluation { registration, .. } => Some(registration),
            _ => None,
        }
    }

    /// The same with the event's title and summary in the reader's language; `None` when they are written in no other.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Option<Self> {
        let event = self.event()?.in_language(language)?;
        let mut letter = self.clone();
        if let Some(own) = letter.event_mut() {
            *own = event;
        }
        Some(letter)
    }

    /// Leaves out the paragraphs of other kinds of letters.
    pub fn keep_own_paragraph(&mut self) {
        let kind = self.template();
        if let Some(event) = self.event_mut() {
            event.paragraphs.retain(|of, _| of == kind);
        }
    }

    /// The organiser's own paragraph for a reader of `language`, in Markdown.
    #[must_use]
    pub fn paragraph(&self, language: Language) -> Option<&str> {
        let event = self.event()?;
        event.paragraphs.get(self.template()).map(|paragraph| paragraph.in_language(language, event.language)).filter(|paragraph| !paragraph.is_empty())
    }

    /// How a Dutch reader is addressed.
    #[must_use]
    pub fn salutation(&self) -> Salutation {
        self.event().map_or_else(Salutation::default, |event| event.salutation)
    }

    /// The sessions it lists, by start.
    #[must_use]
    pub fn sessions(&self) -> &[SessionFacts] {
        match self {
            Self::Invitee { invitee, .. } => &invitee.sessions,
            _ => self.registration().map_or(&[], |registration| &registration.sessions),
        }
    }

    /// First and last name of whom it is written to, as far as they are known.
    #[must_use]
    pub fn addressee(&self) -> (Option<&str>, Option<&str>) {
        match self {
            Self::Booking { booking } => (Some(&booking.first_name), Some(&booking.last_name)),
            Self::Invitee { invitee, .. } => (invitee.first_name.as_deref(), invitee.last_name.as_deref()),
            Self::SignIn { sign_in } => (Some(&sign_in.name), None),
            Self::Welcome { welcome } => (Some(&welcome.name), None),
            Self::MyLink { my_link } => (Some(&my_link.first_name), Some(&my_link.last_name)),
            Self::Notice { notice } => (Some(&notice.organiser), None),
            Self::Digest { digest } => (Some(&digest.organiser), None),
            Self::Undelivered { undelivered } => (Some(&undelivered.organiser), None),
            Self::Asked { asked } | Self::Answered { asked, .. } => (Some(&asked.name), None),
            Self::AskedNotice { notice } => (notice.organiser.as_deref(), None),
            Self::Account { account } => (Some(&account.organiser), None),
            Self::Report { report } => (Some(&report.organiser), None),
            Self::Trouble { trouble } => (Some(&trouble.organiser), None),
            Self::ErasureAsked { asked } => (Some(&asked.first_name), Some(&asked.last_name)),
            _ => self.registration().map_or((None, None), |registration| (Some(&registration.first_name), Some(&registration.last_name))),
        }
    }

    /// Whom it is written to has a place for good: their calendar knows it, or will.
    #[must_use]
    pub fn has_place(&self) -> bool {
        match self {
            Self::Message { message, .. } => message.status == Status::Confirmed,
            Self::PersonalLink { status, .. } => *status == Status::Confirmed,
            _ => matches!(self, Self::Confirmation { .. } | Self::Invitation { .. } | Self::Changed { .. } | Self::GiveUp { .. } | Self::Reminder { .. } | Self::Joining { .. }),
        }
    }

    /// What it names to be read or seen.
    #[must_use]
    pub fn materials(&self) -> &[MaterialFacts] {
        match self {
            Self::Materials { materials, .. } => materials,
            _ => self.follow_up().map_or(&[], |follow_up| &follow_up.materials),
        }
    }

    /// What follows an event.
    #[must_use]
    pub fn follow_up(&self) -> Option<&FollowUpFacts> {
        match self {
            Self::Thanks { follow_up, .. } | Self::Missed { follow_up, .. } => Some(follow_up),
            _ => None,
        }
    }

    /// The session this letter is a calendar message about, and what it asks; `None`: no calendar part.
    #[must_use]
    pub fn calendar_message(&self) -> Option<(Method, &SessionFacts)> {
        let method = match self {
            Self::Confirmation { .. } | Self::Invitation { .. } | Self::Changed { .. } => Method::Request,
            Self::Cancelled { .. } | Self::HandedOver { .. } | Self::AddressChanged { .. } | Self::Withdrawal { .. } => Method::Cancel,
            _ => return None,
        };
        let session = self.registration()?.sessions.iter().find(|session| session.invitation.is_some())?;
        Some((method, session))
    }
}
