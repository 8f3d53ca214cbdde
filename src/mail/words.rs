//! What the letters' templates see. One shape for all letters: what a letter has not got is `None`. The bodies see the mail's `subject`, too.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::address::{harmless, one_line};
use super::compose::{CalendarForm, Outgoing};
use super::evaluation_words::{EvaluationWords, evaluation_words};
use super::report_words::{ReportWords, answer_by, report_words};
use super::reservation::reservation;
use super::trouble::{TroubleWords, trouble_words};
use crate::calendar::{entry_title, location};
use crate::rules::account_news::AccountFacts;
use crate::rules::device::parts;
use crate::rules::event_news::EventNews;
use crate::rules::language::Language;
use crate::rules::letter::{Because, CancelledBy, EventFacts, Letter, MaterialFacts, Method, NextEventFacts, SessionFacts, Undecided};
use crate::rules::presence::join_opens_minutes;
use crate::rules::registration::Status;
use crate::rules::salutation::Salutation;
use crate::rules::translated::Translated;
use crate::rules::venue::Directions;
use crate::text::translations::text as translated;
use crate::text::{self, message::Values};

#[derive(Debug, Serialize)]
pub struct Words {
    /// Who sends.
    pub association: String,
    /// In which moments without a zone of their own are told.
    pub time_zone: String,
    /// An organiser's words above a letter that is sent once more; lines of text.
    pub preface: Option<String>,
    /// How the reader is addressed: chooses the form of the texts.
    pub salutation: Salutation,
    /// The organiser's own paragraph, in Markdown.
    pub paragraph: Option<String>,
    /// The first name, of a Dutch reader addressed politely the whole, if it is one that can be shown.
    pub greeting: Option<String>,
    pub name: Option<String>,
    pub organisation: Option<String>,
    /// What it costs, where it is not free.
    pub price: Option<PriceWords>,
    pub event: Option<EventWords>,
    pub sessions: Vec<SessionWords>,
    /// The session the calendar part is about.
    pub concerned: Option<SessionWords>,
    /// The same session as it was, in `changed`.
    pub before: Option<SessionWords>,
    /// Sessions as they were that changed or are gone, in `rescheduled`.
    pub before_sessions: Vec<SessionWords>,
    /// The event's title as it was, in `rescheduled`, if it is another now.
    pub before_title: Option<String>,
    pub registration_url: Option<String>,
    /// Of the ticket, whose QR code the HTML shows.
    pub ticket_url: Option<String>,
    pub sign_in_url: Option<String>,
    pub my_url: Option<String>,
    pub booking_url: Option<String>,
    pub invitee_url: Option<String>,
    /// Of letters one can unsubscribe from.
    pub unsubscribe_url: Option<String>,
    /// The end of the texts about the calendar: `-left-out` where its message could not travel along, else empty.
    pub left_out: &'static str,
    /// Where the reader finds the entry that could not travel along.
    pub calendar_url: Option<String>,
    /// The end of a sign-in link, of an offer.
    pub expires_at: Option<Timestamp>,
    /// Until when an invited address can register.
    pub closes_at: Option<Timestamp>,
    /// They have a place for good.
    pub has_place: bool,
    /// How they came to it, in `confirmation`: `registered`, `approved`, `promoted`, `offer_accepted`, `took_over`, `restored` or `goes_ahead`.
    pub because: Option<Because>,
    /// In `personal-link` and `rescheduled`: `pending`, `confirmed`, `waitlisted` …
    pub status: Option<Status>,
    /// A place is kept for the request, in `acknowledged`.
    pub holds_place: bool,
    /// On the waiting list, from 1.
    pub position: Option<usize>,
    /// Who registered them, or gave them the place, if the name can be shown.
    pub registered_by: Option<String>,
    /// Who has the place now, in `handed-over`, if the name can be shown.
    pub colleague: Option<String>,
    /// In `booking`.
    pub colleagues: Vec<ColleagueWords>,
    /// In letters to organisers: news of their events.
    pub news: Vec<NewsWords>,
    /// Where they say what they want to hear.
    pub follow_url: Option<String>,
    /// In `undelivered`.
    pub undelivered: Option<UndeliveredWords>,
    /// In `account`.
    pub account: Option<AccountWords>,
    /// In `invitee` and `evaluation`: not the first time.
    pub reminder: bool,
    /// `participant`, `booker`, `organiser` or `event`, in `cancelled`.
    pub cancelled_by: Option<CancelledBy>,
    pub reason: Option<String>,
    /// In `withdrawal`: the whole registration ended.
    pub whole: bool,
    /// In `thanks`: they came, as far as is known.
    pub was_there: bool,
    /// In `thanks`, `missed` and `materials`.
    pub materials: Vec<MaterialWords>,
    pub programme: Option<String>,
    pub next_events: Vec<NextEventWords>,
    /// In `thanks` and `evaluation`.
    pub evaluation: Option<EvaluationWords>,
    /// In `message`.
    pub message: Option<MessageWords>,
    /// In `asked`, `answered` and `asked-notice`.
    pub asked: Option<AskedWords>,
    /// In `report`.
    pub report: Option<ReportWords>,
    /// In `trouble`.
    pub trouble: Option<TroubleWords>,
    /// In `erasure-asked`: the last day for an answer.
    pub answer_by: Option<String>,
    /// JSON-LD, safe inside a script element.
    pub reservation: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct EventWords {
    pub title: String,
    pub url: String,
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
    /// It is not sure yet that it takes place.
    pub undecided: Option<Undecided>,
    /// Who pays for its programme.
    pub funder: Option<String>,
    /// What they ask to be said.
    pub disclaimer: Option<String>,
}

/// What changed about somebody's way into the desk.
#[derive(Debug, Serialize)]
pub struct AccountWords {
    /// `AccountNews::code`
    pub news: &'static str,
    pub at: Timestamp,
    /// The browser and its system, as `rules::device::parts` gives them; `None` when none was there.
    pub browser: Option<&'static str>,
    pub system: &'static str,
    pub url: String,
}

/// An organiser's words with everything filled in.
#[derive(Debug, Serialize)]
pub struct MessageWords {
    /// One line.
    pub subject: String,
    /// Clean HTML.
    pub html: String,
    pub text: String,
    /// The reader's registration goes on.
    pub active: bool,
    /// An organiser's test to themselves.
    pub test: bool,
}

#[derive(Debug, Serialize)]
pub struct PriceWords {
    /// Of euro.
    pub cents: i32,
    pub member: bool,
    /// If it is one that can be shown.
    pub po_number: Option<String>,
    pub invoice_organisation: Option<String>,
}

/// How to get there, in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DirectionsWords {
    pub map_url: Option<String>,
    /// Lines of text.
    pub travel: Vec<String>,
    pub access: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct MaterialWords {
    pub title: String,
    /// Of a file: in the reader's own pages.
    pub url: String,
    pub recording: bool,
}

#[derive(Debug, Serialize)]
pub struct NextEventWords {
    pub title: String,
    pub url: String,
    pub starts_at: Timestamp,
    pub time_zone: String,
}

/// News of one event.
#[derive(Debug, Serialize)]
pub struct NewsWords {
    pub title: String,
    /// Of the event at the desk.
    pub url: String,
    /// In the order in which they matter to an organiser.
    pub groups: Vec<GroupWords>,
    /// All people, those not listed included.
    pub count: usize,
    pub more: usize,
    pub places_taken: i32,
    pub capacity: Option<i32>,
    pub waiting: i32,
    pub pending: u64,
}

/// People who stand alike.
#[derive(Debug, Serialize)]
pub struct GroupWords {
    pub status: Status,
    pub people: Vec<PersonWords>,
}

#[derive(Debug, Serialize)]
pub struct PersonWords {
    /// If it is one that can be shown.
    pub name: Option<String>,
    pub organisation: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct UndeliveredWords {
    pub title: String,
    /// Of the letter, as in `email-templates/`.
    pub kind: String,
    pub recipient: String,
    pub name: Option<String>,
    pub error: String,
    /// Of the registration or the event at the desk.
    pub url: String,
}

/// A question about an event.
#[derive(Debug, Serialize)]
pub struct AskedWords {
    /// Of the event, to an organiser.
    pub title: Option<String>,
    /// Lines of text; `None` in a receipt.
    pub question: Option<String>,
    /// In Markdown.
    pub answer: Option<String>,
    /// Who asked, to an organiser.
    pub name: Option<String>,
    pub email: Option<String>,
    pub organisation: Option<String>,
    /// Questions that wait for an answer.
    pub open: u64,
    /// Of the question at the desk.
    pub url: Option<String>,
    /// The organiser follows the event.
    pub follows: bool,
}

#[derive(Debug, Serialize)]
pub struct ColleagueWords {
    /// If it is one that can be shown.
    pub name: Option<String>,
    /// `None`: was registered already.
    pub status: Option<Status>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SessionWords {
    /// As in the calendar.
    pub title: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    /// Place and address in one line.
    pub location: Option<String>,
    /// In letters that one has at hand on the way.
    pub directions: Option<DirectionsWords>,
    pub online: bool,
    /// This person follows it from afar.
    pub from_afar: bool,
    pub join_url: Option<String>,
    /// From when `join_url` leads in.
    pub opens_at: Timestamp,
    /// The same in minutes before the start.
    pub opens_minutes: u16,
}

impl Words {
    pub fn of(outgoing: &Outgoing<'_>) -> Self {
        let letter = outgoing.letter;
        let registration = letter.registration();
        let message = letter.calendar_message();
        let session = |session: &SessionFacts| session_words(outgoing, session, outgoing.links.join.get(&session.session_id).filter(|_| session.invitation.is_some()).cloned());
        let concerned = message.map(|(_, concerned)| session(concerned));
        let name = letter.event().and_then(|_| harmless(&full_name(letter)));
        let markup = message.zip(registration).zip(concerned.as_ref()).map(|(((method, _), registration), session)| {
            reservation(method, registration, session, name.as_deref().unwrap_or(&registration.email), outgoing.links.event.as_deref().unwrap_or_default())
        });
        Self {
            association: outgoing.house.association_name.clone(),
            time_zone: outgoing.house.time_zone.clone(),
            preface: outgoing.preface.map(str::to_owned),
            salutation: letter.salutation(),
            paragraph: letter.paragraph(outgoing.language).map(str::to_owned),
            greeting: if letter.salutation().is_polite() && outgoing.language == Language::Nl { name.clone() } else { letter.addressee().0.and_then(harmless) },
            name,
            organisation: registration.and_then(|registration| registration.organisation.as_deref()).and_then(harmless),
            price: registration.and_then(|registration| registration.price.as_ref()).map(|price| PriceWords {
                cents: price.cents,
                member: price.member,
                po_number: price.po_number.as_deref().and_then(harmless),
                invoice_organisation: price.invoice_organisation.as_deref().and_then(harmless),
            }),
            event: letter.event().map(|event| event_words(event, outgoing)),
            sessions: letter.sessions().iter().map(session).collect(),
            concerned,
            before: match letter {
                Letter::Changed { before, before_title, .. } => {
                    let mut words = session_words(outgoing, before, None);
                    if let Some(title) = before_title {
                        words.title = entry_title(title, before.title.as_deref());
                    }
                    Some(words)
                }
                _ => None,
            },
            before_sessions: match letter {
                Letter::Rescheduled { before, .. } => before.iter().map(|session| session_words(outgoing, session, None)).collect(),
                _ => Vec::new(),
            },
            before_title: match letter {
                Letter::Rescheduled { before_title, .. } => before_title.as_deref().map(|title| entry_title(title, None)),
                _ => None,
            },
            registration_url: outgoing.links.registration.clone(),
            ticket_url: outgoing.links.ticket.clone(),
            sign_in_url: outgoing.links.sign_in.clone(),
            my_url: outgoing.links.my.clone(),
            booking_url: outgoing.links.booking.clone(),
            invitee_url: outgoing.links.invitee.clone(),
            unsubscribe_url: outgoing.links.unsubscribe.clone().filter(|_| letter.mailing_address().is_some()),
            left_out: if outgoing.calendar == CalendarForm::LeftOut { "-left-out" } else { "" },
            calendar_url: outgoing
                .links
                .registration
                .as_ref()
                .filter(|_| outgoing.calendar == CalendarForm::LeftOut && letter.calendar_message().is_some_and(|(method, _)| method == Method::Request))
                .map(|url| format!("{url}/calendar")),
            expires_at: match letter {
                Letter::SignIn { sign_in } => Some(sign_in.expires_at),
                Letter::MyLink { my_link } => Some(my_link.expires_at),
                Letter::Offer { expires_at, .. } => Some(*expires_at),
                _ => None,
            },
            closes_at: match letter {
                Letter::Invitee { invitee, .. } => invitee.closes_at,
                _ => None,
            },
            has_place: letter.has_place(),
            because: match letter {
                Letter::Confirmation { because, .. } => Some(*because),
                _ => None,
            },
            status: match letter {
                Letter::PersonalLink { status, .. } | Letter::Rescheduled { status, .. } => Some(*status),
                _ => None,
            },
            holds_place: matches!(letter, Letter::Acknowledged { holds_place: true, .. }),
            position: match letter {
                Letter::Waitlisted { position, .. } => Some(*position),
                _ => None,
            },
            registered_by: registration.and_then(|registration| registration.registered_by.as_deref()).and_then(harmless),
            colleague: match letter {
                Letter::HandedOver { colleague, .. } => harmless(colleague),
                Letter::Welcome { welcome } => harmless(&welcome.by),
                _ => None,
            },
            colleagues: match letter {
                Letter::Booking { booking } => booking.colleagues.iter().map(|colleague| ColleagueWords { name: harmless(&colleague.name), status: colleague.status }).collect(),
                _ => Vec::new(),
            },
            news: news_words(outgoing),
            follow_url: outgoing.links.follow.clone(),
            undelivered: match letter {
                Letter::Undelivered { undelivered } => Some(UndeliveredWords {
                    title: entry_title(&undelivered.title, None),
                    kind: undelivered.kind.clone(),
                    recipient: undelivered.recipient.clone(),
                    name: undelivered.name.as_deref().and_then(harmless),
                    error: one_line(&undelivered.error, 500),
                    url: outgoing.links.desk.first().cloned().unwrap_or_default(),
                }),
                _ => None,
            },
            account: match letter {
                Letter::Account { account } => Some(account_words(account, outgoing)),
                _ => None,
            },
            reminder: matches!(letter, Letter::Invitee { reminder: true, .. } | Letter::Evaluation { reminder: true, .. }),
            cancelled_by: match letter {
                Letter::Cancelled { by, .. } => Some(*by),
                _ => None,
            },
            reason: match letter {
                // What participants write is for the organisers; it need not be read back to them.
                Letter::Cancelled { by: CancelledBy::Organiser | CancelledBy::Event, reason, .. } | Letter::Declined { reason, .. } => {
                    reason.clone().filter(|reason| !reason.trim().is_empty())
                }
                _ => None,
            },
            whole: matches!(letter, Letter::Withdrawal { whole: true, .. }),
            was_there: matches!(letter, Letter::Thanks { was_there: true, .. }),
            materials: material_words(letter.materials(), outgoing.links.registration.as_deref()),
            programme: letter.event().and_then(|event| event.programme.clone()),
            next_events: letter.follow_up().map_or_else(Vec::new, |follow_up| next_words(&follow_up.next, &outgoing.links.next_events)),
            evaluation: evaluation_words(outgoing),
            message: message_words(outgoing),
            asked: asked_words(outgoing),
            report: report_words(outgoing),
            trouble: trouble_words(outgoing),
            answer_by: answer_by(outgoing),
            reservation: markup,
        }
    }
}

fn asked_words(outgoing: &Outgoing<'_>) -> Option<AskedWords> {
    let of_asker = AskedWords { title: None, question: None, answer: None, name: None, email: None, organisation: None, open: 0, url: None, follows: false };
    match outgoing.letter {
        Letter::Asked { .. } => Some(of_asker),
        Letter::Answered { asked, answer } => Some(AskedWords { question: asked.question.clone(), answer: Some(answer.clone()), ..of_asker }),
        Letter::AskedNotice { notice } => Some(AskedWords {
            title: Some(entry_title(&notice.title, None)),
            question: Some(notice.question.clone()),
            name: harmless(&notice.name),
            email: Some(notice.email.clone()),
            organisation: notice.organisation.as_deref().and_then(harmless),
            open: notice.open,
            url: outgoing.links.desk.first().cloned(),
            follows: notice.follows,
            ..of_asker
        }),
        _ => None,
    }
}

fn account_words(account: &AccountFacts, outgoing: &Outgoing<'_>) -> AccountWords {
    let (browser, system) = parts(&account.device);
    let browser = (!account.device.is_empty()).then_some(browser);
    AccountWords { news: account.news.code(), at: account.at, browser, system, url: outgoing.links.desk.first().cloned().unwrap_or_default() }
}

fn news_words(outgoing: &Outgoing<'_>) -> Vec<NewsWords> {
    let news: Vec<&EventNews> = match outgoing.letter {
        Letter::Notice { notice } => vec![&notice.news],
        Letter::Digest { digest } => digest.events.iter().collect(),
        _ => Vec::new(),
    };
    let group = |news: &EventNews, status: Status| {
        let people = news.people.iter().filter(|person| person.status == status);
        let people: Vec<PersonWords> = people.map(|person| PersonWords { name: harmless(&person.name), organisation: person.organisation.as_deref().and_then(harmless) }).collect();
        (!people.is_empty()).then_some(GroupWords { status, people })
    };
    let words = |(position, news): (usize, &EventNews)| NewsWords {
        title: entry_title(&news.title, None),
        url: outgoing.links.desk.get(position).cloned().unwrap_or_default(),
        groups: EventNews::ORDER.into_iter().filter_map(|status| group(news, status)).collect(),
        count: news.people.len() + news.more,
        more: news.more,
        places_taken: news.places_taken,
        capacity: news.capacity,
        waiting: news.waiting,
        pending: news.pending,
    };
    news.into_iter().enumerate().map(words).collect()
}

/// First and last name of whom a letter is written to; empty when neither is known.
pub fn full_name(letter: &Letter) -> String {
    let (first, last) = letter.addressee();
    [first, last].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn message_words(outgoing: &Outgoing<'_>) -> Option<MessageWords> {
    let Letter::Message { registration, message } = outgoing.letter else { return None };
    let (first_name, last_name) = (harmless(&registration.first_name), harmless(&registration.last_name));
    let organisation = registration.organisation.as_deref().and_then(harmless);
    let title = entry_title(&registration.event.title, None);
    let values = Values {
        first_name: first_name.as_deref().unwrap_or_default(),
        last_name: last_name.as_deref().unwrap_or_default(),
        organisation: organisation.as_deref().unwrap_or_default(),
        event: &title,
        event_link: outgoing.links.event.as_deref().unwrap_or_default(),
        registration_link: outgoing.links.registration.as_deref().unwrap_or_default(),
    };
    Some(MessageWords {
        subject: values.fill(&message.subject),
        html: text::message::to_html(&message.body, &values),
        text: text::message::to_text(&message.body, &values),
        active: !matches!(message.status, Status::Cancelled | Status::Declined),
        test: message.test,
    })
}

fn event_words(event: &EventFacts, outgoing: &Outgoing<'_>) -> EventWords {
    EventWords {
        title: entry_title(&event.title, None),
        url: outgoing.links.event.clone().unwrap_or_default(),
        contact_name: event.contact_name.clone(),
        contact_email: event.contact_email.clone(),
        undecided: event.undecided,
        funder: event.funding.funder.as_deref().and_then(harmless),
        disclaimer: Some(event.funding.disclaimer.in_language(outgoing.language, event.language).to_owned()).filter(|text| !text.is_empty()),
    }
}

fn material_words(materials: &[MaterialFacts], registration_url: Option<&str>) -> Vec<MaterialWords> {
    let words = |material: &MaterialFacts| MaterialWords {
        title: entry_title(&material.title, None),
        url: match (material.file, registration_url) {
            (Some(id), Some(own)) => format!("{own}{}", crate::links::own_material(id)),
            _ => material.url.clone(),
        },
        recording: material.kind.as_deref() == Some("recording"),
    };
    materials.iter().map(words).collect()
}

fn next_words(next: &[NextEventFacts], urls: &[String]) -> Vec<NextEventWords> {
    let words = |(next, url): (&NextEventFacts, &String)| NextEventWords {
        title: entry_title(&next.title, None),
        url: url.clone(),
        starts_at: next.starts_at,
        time_zone: next.time_zone.clone(),
    };
    next.iter().zip(urls).map(words).collect()
}

fn directions_words(directions: &Directions, outgoing: &Outgoing<'_>) -> DirectionsWords {
    let original = outgoing.letter.event().map_or(outgoing.language, |event| event.language);
    let lines = |words: &Translated| words.in_language(outgoing.language, original).lines().map(str::to_owned).collect();
    DirectionsWords { map_url: directions.map_url.clone(), travel: lines(&directions.travel), access: lines(&directions.access) }
}

fn session_words(outgoing: &Outgoing<'_>, session: &SessionFacts, join_url: Option<String>) -> SessionWords {
    let letter = outgoing.letter;
    let hidden = (session.place_hidden && !letter.tells_places()).then(|| SessionFacts {
        place: Some(translated(outgoing.language, "place-after-registering")),
        address: None,
        directions: None,
        ..session.clone()
    });
    let session = hidden.as_ref().unwrap_or(session);
    let title = letter.event().map_or("", |event| event.title.as_str());
    let mode = letter.registration().and_then(|registration| registration.attendance_mode.as_deref());
    let opens_minutes = letter.event().map_or_else(join_opens_minutes, |event| event.join_opens_minutes);
    let location = location(session.place.as_deref(), session.address.as_deref());
    SessionWords {
        title: entry_title(title, session.title.as_deref()),
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        time_zone: session.time_zone.clone(),
        place: session.place.clone(),
        address: session.address.clone(),
        from_afar: session.online && (mode == Some("online") || location.is_none()),
        location,
        directions: session.directions.as_ref().filter(|_| letter.tells_directions()).map(|directions| directions_words(directions, outgoing)),
        online: session.online,
        join_url: join_url.filter(|_| session.online),
        opens_at: session.starts_at - SignedDuration::from_mins(opens_minutes.into()),
        opens_minutes,
    }
}
