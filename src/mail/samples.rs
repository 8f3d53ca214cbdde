//! Every letter in every variant, with facts of nobody: for the previews at the desk, and to try templates at the start.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::compose::{CalendarForm, House, LetterLinks, Outgoing};
use crate::config::ReplyTo;
use crate::rules::account_news::{AccountFacts, AccountNews};
use crate::rules::asked_questions::{AskedFacts, AskedNoticeFacts};
use crate::rules::event_letters::WITH_PARAGRAPH;
use crate::rules::event_news::{DigestFacts, EventNews, NoticeFacts, PersonNews, UndeliveredFacts};
use crate::rules::event_texts::EventTexts;
use crate::rules::language::Language;
use crate::rules::letter::{
    Because, BookingFacts, CancelledBy, ColleagueFacts, EvaluationFacts, EventFacts, FollowUpFacts, InvitationFacts, InviteeFacts, Letter, MaterialFacts, MessageFacts,
    MyLinkFacts, NextEventFacts, RegistrationFacts, SessionFacts, SignInFacts, Undecided, WelcomeFacts,
};
use crate::rules::names::EmailAddress;
use crate::rules::price::PriceFacts;
use crate::rules::programme::FundingFacts;
use crate::rules::registration::Status;
use crate::rules::salutation::Salutation;
use crate::rules::translated::Translated;
use crate::rules::venue::Directions;

/// What an organiser might write.
const MESSAGE: &str = "Beste **{first_name}** {last_name} van {organisation},\n\nBreng een laptop mee naar *{event}*:\n\n1. volle batterij\n2. lader\n\n[Alle informatie]({event_link}), of {registration_link}";

/// To whom the samples are written.
pub const RECIPIENT: &str = "jane@example.net";
/// Of the one calendar entry that the samples are about.
pub const UID: &str = "7c0e4f58-6a0b-4b57-9d3e-1f5b2a9c8d10@events.example.org";

/// What sample letters are about: an event and its sessions, at a moment of its life.
#[derive(Debug, Clone)]
pub struct Samples {
    pub event: EventFacts,
    /// A session on site, with an invitation.
    pub session: SessionFacts,
    /// One that is followed online, where there is one.
    pub webinar: SessionFacts,
    /// A later date of the same event.
    pub further: SessionFacts,
    /// The first moment at which registering is no longer possible.
    pub closes_at: Option<Timestamp>,
    /// When the letters are written.
    pub now: Timestamp,
}

impl Samples {
    /// An event that is nobody's.
    #[must_use]
    pub fn example() -> Self {
        let session = example_session();
        let webinar = SessionFacts { place: None, address: None, directions: None, online: true, ..session.clone() };
        let week = SignedDuration::from_hours(7 * 24);
        let further = SessionFacts {
            session_id: Uuid::from_u128(2),
            title: Some("Deel 2".to_owned()),
            invitation: None,
            starts_at: session.starts_at + week,
            ends_at: session.ends_at + week,
            ..webinar.clone()
        };
        Self { event: example_event(), session, webinar, further, closes_at: Some(moment("2027-03-22T22:59:00Z")), now: moment("2026-11-01T09:00:00Z") }
    }

    /// An event of the house with its sessions, by start; of one that has none yet, the example's.
    #[must_use]
    pub fn of(event: EventFacts, sessions: &[SessionFacts], closes_at: Option<Timestamp>, now: Timestamp) -> Self {
        let example = Self::example();
        let stamped = |session: &SessionFacts| SessionFacts { invitation: Some(revision(0)), ..session.clone() };
        let session = sessions.first().map_or(example.session, stamped);
        let webinar = sessions.iter().find(|session| session.online).map_or_else(|| session.clone(), stamped);
        let further = sessions.get(1).cloned().unwrap_or(example.further);
        Self { event, session, webinar, further, closes_at, now }
    }

    /// Of Jane D'Hondt.
    #[must_use]
    pub fn registration(&self, sessions: Vec<SessionFacts>) -> RegistrationFacts {
        RegistrationFacts {
            registration_id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0099),
            token_generation: 0,
            first_name: "Jane".to_owned(),
            last_name: "D'Hondt".to_owned(),
            email: RECIPIENT.to_owned(),
            organisation: Some("Stad Gent".to_owned()),
            registered_by: None,
            attendance_mode: None,
            price: None,
            event: self.event.clone(),
            sessions,
        }
    }

    /// Of an event that costs something.
    fn priced(&self, cents: i32, member: bool) -> RegistrationFacts {
        let price = PriceFacts { cents, member, po_number: Some("PO-2027-0042".to_owned()), invoice_organisation: Some("Stad Gent, dienst Financiën".to_owned()) };
        RegistrationFacts { price: Some(price), ..self.registration(vec![self.session.clone()]) }
    }

    /// Without an invitation: what those have who wait or ask; with the name of who registered them.
    #[must_use]
    pub fn asked(&self, registered_by: Option<&str>) -> RegistrationFacts {
        let without = |session: &SessionFacts| SessionFacts { invitation: None, ..session.clone() };
        RegistrationFacts {
            registered_by: registered_by.map(str::to_owned),
            ..self.registration(vec![without(&self.session), SessionFacts { session_id: Uuid::from_u128(2), ..without(&self.webinar) }])
        }
    }

    /// One colleague in each status, and one who was there already.
    #[must_use]
    pub fn booking(&self) -> BookingFacts {
        let colleagues = [
            ("Jane D'Hondt", Some(Status::Confirmed)),
            ("Maria Peeters", Some(Status::Waitlisted)),
            ("Luc Claes", Some(Status::Pending)),
            ("Els Maes", Some(Status::Offered)),
            ("Piet Smet", Some(Status::Cancelled)),
            ("Rik Wouters", Some(Status::Declined)),
            ("An Jacobs", None),
        ];
        BookingFacts {
            booking_id: Uuid::from_u128(7),
            token_generation: 0,
            first_name: "Bea".to_owned(),
            last_name: "Baert".to_owned(),
            event: self.event.clone(),
            colleagues: colleagues.into_iter().map(|(name, status)| ColleagueFacts { name: name.to_owned(), status }).collect(),
        }
    }

    #[must_use]
    pub fn invitee(&self) -> InviteeFacts {
        InviteeFacts {
            invitee_id: Uuid::from_u128(8),
            first_name: Some("Jane".to_owned()),
            last_name: Some("D'Hondt".to_owned()),
            event: self.event.clone(),
            sessions: self.asked(None).sessions,
            closes_at: self.closes_at,
            mailing_address_id: Some(Uuid::from_u128(9)),
        }
    }

    /// The session a day and some hours later.
    #[must_use]
    pub fn moved(&self, sequence: i32) -> SessionFacts {
        let later = SignedDuration::from_hours(28);
        SessionFacts { starts_at: self.session.starts_at + later, ends_at: self.session.ends_at + later, ..revised(self.session.clone(), sequence) }
    }

    /// One letter of each kind and variant, in the order of a registration's life.
    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        let mut letters = self.before_a_place();
        letters.extend(self.with_a_place());
        letters.extend(self.around_a_session());
        letters.extend(self.after_a_place());
        letters.extend([self.message(Status::Confirmed, false), self.message(Status::Cancelled, false), self.message(Status::Waitlisted, true)]);
        letters.extend(self.about_questions());
        letters.extend(self.to_organisers());
        let expires_at = self.now + SignedDuration::from_mins(30);
        letters.push(Letter::Welcome { welcome: WelcomeFacts { name: "Nele Janssens".to_owned(), by: "An De Smet".to_owned() } });
        letters.push(Letter::SignIn { sign_in: SignInFacts { sign_in_id: Uuid::from_u128(5), name: "Nele Janssens".to_owned(), expires_at } });
        let account = |news| AccountFacts { organiser: "Nele Janssens".to_owned(), news, at: self.now, device: "firefox-windows".to_owned() };
        letters.extend(AccountNews::ALL.map(|news| Letter::Account { account: account(news) }));
        letters.push(Letter::Account { account: AccountFacts { device: String::new(), ..account(AccountNews::SecondStepReset) } });
        let (first_name, last_name) = ("Maria".to_owned(), "Peeters".to_owned());
        letters.push(Letter::MyLink { my_link: MyLinkFacts { my_link_id: Uuid::from_u128(7), first_name, last_name, expires_at } });
        letters.extend(super::report_samples::letters(&self.event.title));
        letters.extend(super::trouble::samples(self.now));
        letters
    }

    fn about_questions(&self) -> Vec<Letter> {
        let asked = |question: Option<&str>| AskedFacts {
            asked_question_id: Uuid::from_u128(10),
            name: "Fatima Yilmaz".to_owned(),
            question: question.map(str::to_owned),
            event: self.event.clone(),
        };
        let question = "Is dit ook voor maatschappelijk werkers?\nWij zijn met drie.";
        let notice = |organiser: Option<&str>, open| AskedNoticeFacts {
            organiser: organiser.map(str::to_owned),
            follows: organiser.is_some(),
            event_id: Uuid::from_u128(0x0190),
            asked_question_id: Uuid::from_u128(10),
            title: self.event.title.clone(),
            name: "Fatima Yilmaz".to_owned(),
            email: "fatima@leemstede.example".to_owned(),
            organisation: organiser.map(|_| "OCMW Leemstede".to_owned()),
            question: question.to_owned(),
            open,
        };
        vec![
            Letter::Asked { asked: asked(None) },
            Letter::Answered { asked: asked(Some(question)), answer: "Zeker, **ook** voor maatschappelijk werkers.\n\n- iedereen is welkom".to_owned() },
            Letter::AskedNotice { notice: notice(Some("Nele Janssens"), 1) },
            Letter::AskedNotice { notice: notice(None, 12) },
        ]
    }

    fn before_a_place(&self) -> Vec<Letter> {
        let stranger = InviteeFacts { first_name: None, last_name: None, closes_at: None, sessions: Vec::new(), ..self.invitee() };
        let nobody_to_ask = RegistrationFacts { event: EventFacts { contact_name: None, contact_email: None, ..self.event.clone() }, ..self.asked(None) };
        vec![
            Letter::Invitee { invitee: self.invitee(), reminder: false },
            Letter::Invitee { invitee: self.invitee(), reminder: true },
            Letter::Invitee { invitee: stranger, reminder: false },
            Letter::Acknowledged { registration: self.asked(None), holds_place: true },
            Letter::Acknowledged { registration: self.asked(Some("Bea Baert")), holds_place: false },
            Letter::Acknowledged { registration: self.undecided(None), holds_place: true },
            Letter::Acknowledged { registration: self.undecided(Some("Bea Baert")), holds_place: true },
            Letter::Waitlisted { registration: self.asked(None), position: 3 },
            Letter::Waitlisted { registration: self.asked(Some("Bea Baert")), position: 1_204 },
            Letter::Offer { registration: self.asked(None), expires_at: self.now + SignedDuration::from_hours(55) },
            Letter::OfferExpired { registration: self.asked(None) },
            Letter::Declined { registration: self.asked(None), reason: Some("Deze dag is voor mandatarissen.".to_owned()) },
            Letter::Declined { registration: nobody_to_ask, reason: Some("  ".to_owned()) },
        ]
    }

    fn with_a_place(&self) -> Vec<Letter> {
        let confirmation = |because, registered_by: Option<&str>, session: &SessionFacts| Letter::Confirmation {
            registration: RegistrationFacts { registered_by: registered_by.map(str::to_owned), ..self.registration(vec![session.clone()]) },
            because,
        };
        let link = |status| Letter::PersonalLink { registration: self.asked(None), status };
        vec![
            confirmation(Because::Registered, None, &self.session),
            Letter::Confirmation { registration: self.several(), because: Because::Registered },
            confirmation(Because::Registered, None, &self.webinar),
            confirmation(Because::Registered, None, &SessionFacts { invitation: None, ..self.session.clone() }),
            confirmation(Because::Registered, Some("Bea Baert"), &self.session),
            confirmation(Because::Approved, None, &self.session),
            confirmation(Because::Promoted, Some("Bea Baert"), &self.session),
            confirmation(Because::OfferAccepted, None, &self.session),
            confirmation(Because::TookOver, Some("Bea Baert"), &self.session),
            confirmation(Because::TookOver, None, &self.session),
            confirmation(Because::Restored, None, &self.session),
            confirmation(Because::AddressChanged, None, &self.session),
            confirmation(Because::GoesAhead, None, &self.session),
            Letter::Confirmation { registration: self.priced(29_500, true), because: Because::Registered },
            Letter::Confirmation { registration: self.priced(0, true), because: Because::Registered },
            Letter::Invitation { registration: self.several() },
            Letter::Invitation { registration: self.registration(vec![self.further.clone()]) },
            Letter::Booking { booking: self.booking() },
            Letter::PersonalLink { registration: self.registration(vec![self.session.clone()]), status: Status::Confirmed },
            link(Status::Pending),
            Letter::PersonalLink { registration: self.undecided(None), status: Status::Pending },
            link(Status::Waitlisted),
            link(Status::Offered),
            link(Status::Cancelled),
            link(Status::Declined),
        ]
    }

    fn around_a_session(&self) -> Vec<Letter> {
        let on_site = || self.registration(vec![self.session.clone()]);
        let online = || self.registration(vec![self.webinar.clone()]);
        vec![
            Letter::Reminder { registration: on_site() },
            Letter::Reminder { registration: self.registration(vec![self.session.clone(), self.afternoon()]) },
            Letter::Joining { registration: online() },
            Letter::Joining { registration: self.registration(vec![self.webinar.clone(), SessionFacts { title: Some("Namiddag".to_owned()), ..self.afternoon() }]) },
            Letter::Thanks { registration: on_site(), was_there: true, follow_up: follow_up() },
            Letter::Thanks { registration: online(), was_there: false, follow_up: FollowUpFacts::default() },
            Letter::Missed { registration: on_site(), follow_up: follow_up() },
            Letter::Missed { registration: online(), follow_up: FollowUpFacts::default() },
            Letter::Materials { registration: on_site(), materials: follow_up().materials },
            Letter::Materials { registration: online(), materials: follow_up().materials.into_iter().rev().take(1).collect() },
            Letter::Certificate { registration: on_site() },
            Letter::Thanks { registration: online(), was_there: true, follow_up: FollowUpFacts { evaluation: Some(self.evaluation(false)), ..FollowUpFacts::default() } },
            Letter::Evaluation { registration: on_site(), evaluation: self.evaluation(true), reminder: false },
            Letter::Evaluation { registration: online(), evaluation: self.evaluation(false), reminder: true },
        ]
    }

    fn evaluation(&self, anonymous: bool) -> EvaluationFacts {
        EvaluationFacts { evaluation_invitation_id: Uuid::from_u128(11), anonymous, closes_at: self.session.ends_at + SignedDuration::from_hours(14 * 24) }
    }

    /// Online later on the day of the session.
    fn afternoon(&self) -> SessionFacts {
        let later = SignedDuration::from_mins(210);
        let invitation = InvitationFacts { uid: "b1a9a3f0-51c4-4c8e-9a8d-3f2f6f0c7d21@events.example.org".to_owned(), ..revision(0) };
        SessionFacts {
            session_id: Uuid::from_u128(2),
            starts_at: self.webinar.starts_at + later,
            ends_at: self.webinar.starts_at + later + SignedDuration::from_mins(90),
            invitation: Some(invitation),
            ..self.webinar.clone()
        }
    }

    fn after_a_place(&self) -> Vec<Letter> {
        let registration = || self.registration(vec![revised(self.session.clone(), 1)]);
        let cancelled = |by, reason: Option<&str>| Letter::Cancelled { registration: registration(), by, reason: reason.map(str::to_owned) };
        vec![
            Letter::Changed { registration: self.registration(vec![self.moved(1)]), before: self.session.clone(), before_title: None },
            Letter::Changed { registration: self.registration(vec![self.further.clone()]), before: self.session.clone(), before_title: Some("Data in de praktijk".to_owned()) },
            self.rescheduled(Status::Pending),
            self.rescheduled(Status::Waitlisted),
            self.rescheduled(Status::Offered),
            Letter::Withdrawal { registration: self.several(), whole: true },
            Letter::Withdrawal { registration: self.several(), whole: false },
            cancelled(CancelledBy::Participant, Some("ziek")),
            cancelled(CancelledBy::Organiser, None),
            cancelled(CancelledBy::Event, Some("te weinig inschrijvingen")),
            cancelled(CancelledBy::Booker, Some("verlof")),
            Letter::Cancelled { registration: RegistrationFacts { registered_by: Some("Bea Baert".to_owned()), ..registration() }, by: CancelledBy::Booker, reason: None },
            Letter::AddressChanged { registration: registration() },
            Letter::AddressChanged { registration: self.asked(None) },
            Letter::GiveUp { registration: self.asked(None) },
            Letter::HandedOver { registration: registration(), colleague: "Maria Peeters".to_owned() },
            Letter::HandedOver { registration: self.asked(None), colleague: "\u{202E}".to_owned() },
        ]
    }

    /// To somebody who has no place yet, after a session moved and the event got another title.
    fn rescheduled(&self, status: Status) -> Letter {
        let before = SessionFacts { invitation: None, ..self.moved(0) };
        Letter::Rescheduled { registration: self.asked(None), before: vec![before], before_title: Some("Data in de praktijk".to_owned()), status }
    }

    /// An organiser's words with everything that can be filled in.
    #[must_use]
    pub fn message(&self, status: Status, test: bool) -> Letter {
        let message = MessageFacts {
            message_id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0033),
            subject: "Praktisch: {event}".to_owned(),
            body: MESSAGE.to_owned(),
            status,
            mailing_address_id: Uuid::from_u128(9),
            test,
        };
        Letter::Message { registration: self.asked(None), message }
    }

    fn to_organisers(&self) -> Vec<Letter> {
        let person = |name: &str, organisation: Option<&str>, status| PersonNews { name: name.to_owned(), organisation: organisation.map(str::to_owned), status };
        let jane = |status| person("Jane D'Hondt", Some("Stad Gent"), status);
        let news = |title: &str, people: Vec<PersonNews>| {
            let mut news = EventNews {
                event_id: Uuid::from_u128(9),
                title: title.to_owned(),
                people: Vec::new(),
                more: 0,
                places_taken: 38,
                capacity: Some(40),
                waiting: 3,
                pending: people.iter().filter(|person| person.status == Status::Pending).count() as u64,
            };
            news.list(people);
            news
        };
        let notice = |people| Letter::Notice { notice: NoticeFacts { organiser: "Nele Janssens".to_owned(), news: news(&self.event.title, people) } };
        let all = vec![
            jane(Status::Confirmed),
            person("Luc Claes", Some("Gemeente Beersel"), Status::Pending),
            person("Maria Peeters", None, Status::Waitlisted),
            person("Els Maes", Some("OCMW Gent"), Status::Offered),
            person("Piet Smet", Some("Stad Aalst"), Status::Cancelled),
        ];
        let many = EventNews { more: 250, capacity: None, waiting: 0, pending: 0, ..news("Onthaal van nieuwe collega's", vec![jane(Status::Confirmed), jane(Status::Confirmed)]) };
        let digest = |events| Letter::Digest { digest: DigestFacts { organiser: "Nele Janssens".to_owned(), until: self.now, events } };
        let undelivered = |name: Option<&str>| Letter::Undelivered {
            undelivered: UndeliveredFacts {
                organiser: "Nele Janssens".to_owned(),
                event_id: Uuid::from_u128(9),
                title: self.event.title.clone(),
                kind: "confirmation".to_owned(),
                recipient: RECIPIENT.to_owned(),
                name: name.map(str::to_owned),
                registration_id: name.map(|_| Uuid::from_u128(0x99)),
                error: "550 5.1.1 mailbox unknown".to_owned(),
            },
        };
        vec![
            notice(vec![jane(Status::Confirmed)]),
            notice(vec![jane(Status::Pending)]),
            notice(vec![jane(Status::Waitlisted)]),
            notice(vec![jane(Status::Cancelled)]),
            notice(all.clone()),
            digest(vec![news(&self.event.title, all)]),
            digest(vec![news(&self.event.title, vec![jane(Status::Cancelled)]), many]),
            undelivered(Some("Jane D'Hondt")),
            undelivered(None),
        ]
    }

    /// Of an event of which it is not sure yet that it takes place.
    fn undecided(&self, registered_by: Option<&str>) -> RegistrationFacts {
        let undecided = Some(Undecided { minimum: 12, decide_by: self.now + SignedDuration::from_hours(300) });
        RegistrationFacts { event: EventFacts { undecided, ..self.event.clone() }, ..self.asked(registered_by) }
    }

    fn several(&self) -> RegistrationFacts {
        let first = SessionFacts { title: self.session.title.clone().or_else(|| Some("Deel 1".to_owned())), ..self.session.clone() };
        self.registration(vec![first, SessionFacts { invitation: None, ..self.further.clone() }])
    }
}

/// Every letter to readers addressed in either way, one with a paragraph of the organiser's own in each.
pub(super) fn all_forms() -> Vec<Letter> {
    let forms = Salutation::ALL.into_iter().flat_map(|salutation| {
        let example = Samples::example();
        let paragraphs = if salutation.is_polite() { paragraphs() } else { BTreeMap::new() };
        let funding = if salutation.is_polite() { funding() } else { FundingFacts::default() };
        Samples { event: EventFacts { salutation, paragraphs, funding, ..example.event.clone() }, ..example }.letters()
    });
    forms.collect()
}

fn follow_up() -> FollowUpFacts {
    FollowUpFacts {
        materials: vec![
            MaterialFacts { title: "Presentatie: wat data kan".to_owned(), url: "https://ledenkoepel.example/materiaal/data.pdf?a=1&b=2".to_owned(), ..MaterialFacts::default() },
            MaterialFacts { title: "Draaiboek".to_owned(), kind: Some("document".to_owned()), file: Some(Uuid::from_u128(0x31)), ..MaterialFacts::default() },
            MaterialFacts { title: "Data op het werk".to_owned(), url: "https://video.example/data".to_owned(), kind: Some("recording".to_owned()), file: None },
        ],
        next: vec![NextEventFacts {
            slug: "data-voor-gevorderden".to_owned(),
            title: "Data voor gevorderden".to_owned(),
            starts_at: moment("2027-05-10T08:00:00Z"),
            time_zone: "Europe/Brussels".to_owned(),
        }],
        evaluation: None,
    }
}

fn funding() -> FundingFacts {
    FundingFacts { funder: Some("de Vlaamse overheid".to_owned()), disclaimer: Translated::of(Language::Nl, "De standpunten zijn die van de deelnemers.") }
}

fn paragraphs() -> BTreeMap<String, Translated> {
    WITH_PARAGRAPH.into_iter().map(|kind| (kind.to_owned(), Translated::of(Language::Nl, "Breng een *laptop* mee."))).collect()
}

/// The house as the samples have it.
#[must_use]
pub fn house() -> House {
    House {
        sender_name: "Ledenkoepel".to_owned(),
        sender_address: EmailAddress::parse("activiteiten@events.example.org").expect("an address of our own is one"),
        reply_to: ReplyTo::default(),
        association_name: "Ledenkoepel".to_owned(),
        time_zone: "Europe/Brussels".to_owned(),
    }
}

static HOUSE: LazyLock<House> = LazyLock::new(house);

/// Addresses as the example's letters show them.
#[must_use]
pub fn example_links(letter: &Letter) -> LetterLinks {
    links("https://events.example.org", "data-op-het-werk", letter)
}

/// A sample on its way out, from the example's house.
pub(super) fn outgoing<'a>(letter: &'a Letter, links: &'a LetterLinks, language: Language) -> Outgoing<'a> {
    Outgoing {
        calendar: CalendarForm::Whole,
        house: &HOUSE,
        letter,
        links,
        recipient: RECIPIENT,
        language,
        message_id: "0f3c9b7e5d1a4c2e8b6f000000000000@events.example.org",
        thread_message_id: None,
        preface: None,
        request_id: None,
        posted_at: moment("2026-11-01T09:00:00Z"),
    }
}

/// Addresses of the right form, below `origin`, that open nothing but the page of the event.
#[must_use]
pub fn links(origin: &str, slug: &str, letter: &Letter) -> LetterLinks {
    let link = |path: &str| Some(format!("{origin}{path}"));
    let join = |(position, session): (usize, &SessionFacts)| (session.session_id, format!("{origin}/j/{}", ["join-4wq5Rk0hJm", "join-7hTq2Wm9Lc"][position % 2]));
    LetterLinks {
        event: link(&format!("/events/{slug}")),
        registration: link("/r/personal-9pXn2mFJtq0pYx"),
        ticket: letter.ticket_of().and_then(|_| link("/c/ticket-Wm4zTq1yVb8sKd")),
        join: letter.sessions().iter().filter(|session| session.online && session.invitation.is_some()).enumerate().map(join).collect(),
        next_events: letter.follow_up().iter().flat_map(|follow_up| &follow_up.next).map(|next| format!("{origin}/events/{}", next.slug)).collect(),
        sign_in: link("/desk/sign-in/once-8Jm2"),
        booking: link("/b/booking-2hVq7Lw0eR"),
        invitee: link("/i/invited-6tYc1Zk8uB"),
        my: link("/my/mine-3pWd7Gs5xK"),
        unsubscribe: link("/u/unsubscribe-5kPs3Wd9aN"),
        evaluation: letter.evaluation().and_then(|_| link("/e/evaluation-3fRw6Qs9nV")),
        unsubscribe_mail: None,
        desk: vec![format!("{origin}/desk/events/0190-data"), format!("{origin}/desk/events/0190-onthaal")],
        follow: link("/desk/events/0190-data/follow"),
    }
}

/// A revision of the one invitation; each is decided a minute after the one before.
#[must_use]
pub fn revision(sequence: i32) -> InvitationFacts {
    InvitationFacts { uid: UID.to_owned(), sequence, stamp: moment("2026-11-01T09:00:00Z") + SignedDuration::from_mins(i64::from(sequence)), asks_answer: false }
}

/// The session with another revision of its invitation.
#[must_use]
pub fn revised(session: SessionFacts, sequence: i32) -> SessionFacts {
    SessionFacts { invitation: Some(revision(sequence)), ..session }
}

/// On site in Brussels on 29 March 2027, 10:00 to 12:00, with an invitation.
fn example_session() -> SessionFacts {
    SessionFacts {
        session_id: Uuid::from_u128(1),
        title: None,
        starts_at: moment("2027-03-29T08:00:00Z"),
        ends_at: moment("2027-03-29T10:00:00Z"),
        time_zone: "Europe/Brussels".to_owned(),
        place: Some("Huis van de Gemeente, zaal 2".to_owned()),
        address: Some("Bischoffsheimlaan 1-8, 1000 Brussel".to_owned()),
        place_hidden: false,
        online: false,
        directions: Some(Directions {
            map_url: Some("https://www.openstreetmap.org/way/123456".to_owned()),
            access: Translated::of(Language::Nl, "Rolstoeltoegankelijk, met lift en ringleiding."),
            travel: Translated::of(Language::Nl, "Vanaf Brussel-Noord tien minuten te voet."),
        }),
        invitation: Some(revision(0)),
    }
}

fn example_event() -> EventFacts {
    EventFacts {
        slug: "data-op-het-werk".to_owned(),
        title: "Data op het werk".to_owned(),
        summary: "Wat kan een lokaal bestuur met zijn data? Drie steden tonen hun aanpak.".to_owned(),
        language: Language::Nl,
        kind: "training".to_owned(),
        format: "hybrid".to_owned(),
        programme: None,
        funding: FundingFacts::default(),
        contact_name: Some("Nele Janssens".to_owned()),
        contact_email: Some("nele@events.example.org".to_owned()),
        join_opens_minutes: 15,
        salutation: Salutation::Familiar,
        sender_name: None,
        reply_to: None,
        paragraphs: BTreeMap::new(),
        translations: EventTexts::default(),
        undecided: None,
    }
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("the samples' own moments are written in RFC 3339")
}
