//! The fields of an event itself: those of a new one, and those of each section of its page.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use minijinja::{Value, context};
use sea_orm::{ActiveEnum, Iterable};

use super::local_time::{date, date_field, instant, time, time_field};
use super::session_form::{Values, optional_line};
use crate::actions::event::edit::Section;
use crate::actions::event::{Contact, EventDetails};
use crate::entity::event::{self, EventFormat, EventKind};
use crate::error::{Error, FieldErrors};
use crate::queries::programme_choices::programme_choices_within;
use crate::rules::event_section::EventSection;
use crate::rules::event_texts::EventTexts;
use crate::rules::kind_defaults::KindDefaults;
use crate::rules::language::Language;
use crate::rules::letter::Undecided;
use crate::rules::names::{self, EmailAddress, Fault, Slug};
use crate::rules::permission::Scope;
use crate::rules::schedule::Repeated;
use crate::rules::translated::Translated;
use crate::text::dates::local;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::form::Fields;
use crate::web::session::SignedIn;

/// Of the form for a new event, in its order.
pub const FIELDS: [&str; 15] = [
    "title",
    "kind",
    "format",
    "language",
    "programme",
    "summary",
    "description",
    "capacity",
    "opens_date",
    "opens_time",
    "closes_date",
    "closes_time",
    "contact_name",
    "contact_email",
    "slug",
];

/// Limits in characters.
const TITLE: usize = 200;
const SUMMARY: usize = 500;
const DESCRIPTION: usize = 20_000;
const NAME: usize = 120;
const PHONE: usize = 40;

/// A section of an event's page: what it is called in addresses, and its fields in the form's order.
#[derive(Debug, Clone, Copy)]
pub struct FormSection {
    pub name: &'static str,
    pub section: EventSection,
    pub fields: &'static [&'static str],
}

pub const SECTIONS: [FormSection; 5] = [
    FormSection { name: "basics", section: EventSection::Basics, fields: &["kind", "format", "language", "programme"] },
    FormSection {
        name: "texts",
        section: EventSection::Texts,
        fields: &[
            "title",
            "summary",
            "description",
            "title_nl",
            "summary_nl",
            "description_nl",
            "title_fr",
            "summary_fr",
            "description_fr",
            "title_en",
            "summary_en",
            "description_en",
        ],
    },
    FormSection {
        name: "registering",
        section: EventSection::Registering,
        fields: &["capacity", "opens_date", "opens_time", "closes_date", "closes_time", "tentative", "minimum", "decide_date", "decide_time"],
    },
    FormSection {
        name: "contacts",
        section: EventSection::Contacts,
        fields: &["contact_name", "contact_email", "contact_phone", "content_contact_name", "content_contact_email", "content_contact_phone"],
    },
    FormSection { name: "visibility", section: EventSection::Visibility, fields: &["slug", "unlisted"] },
];

impl FormSection {
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        SECTIONS.into_iter().find(|section| section.name == name)
    }

    /// What was typed.
    #[must_use]
    pub fn typed(self, fields: &Fields) -> Values {
        self.fields.iter().map(|name| (*name, fields.get(name).to_owned())).collect()
    }

    /// As it is saved; moments are shown in `zone`.
    #[must_use]
    pub fn of(self, event: &event::Model, zone: &str) -> Values {
        let mut all = of(event, zone);
        all.retain(|name, _| self.fields.contains(name));
        all
    }

    /// Reads the section; faults are added in the form's order. Local times are meant in `zone`.
    pub fn read(self, event: &event::Model, fields: &Fields, zone: &TimeZone, faults: &mut FieldErrors) -> Option<Section> {
        let before = faults.0.len();
        let section = match self.section {
            EventSection::Basics => basics(fields, faults)?,
            EventSection::Texts => texts(event.language(), fields, faults),
            EventSection::Registering => registering(fields, zone, faults),
            EventSection::Contacts => Section::Contacts {
                practical: contact(fields, ["contact_name", "contact_email", "contact_phone"], faults),
                content: contact(fields, ["content_contact_name", "content_contact_email", "content_contact_phone"], faults),
            },
            EventSection::Visibility => {
                let slug = Slug::parse(fields.get("slug").trim()).map_err(|fault| faults.add_fault("slug", fault)).ok()?;
                Section::Visibility { slug, unlisted: fields.checked("unlisted") }
            }
            // They have pages of their own.
            EventSection::Rules | EventSection::Letters | EventSection::Attendance => return None,
        };
        (faults.0.len() == before).then_some(section)
    }
}

pub fn typed(fields: &Fields) -> Values {
    FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect()
}

/// A new event's form, as its kind begins: the organiser is whom to ask.
pub fn blank(signed_in: &SignedIn, language: Language, kind: EventKind, defaults: &KindDefaults) -> Values {
    let mut values: Values = FIELDS.into_iter().map(|name| (name, String::new())).collect();
    values.insert("kind", kind.to_value());
    values.insert("format", defaults.format.clone());
    values.insert("language", language.code().to_owned());
    values.insert("capacity", defaults.capacity.map(|capacity| capacity.to_string()).unwrap_or_default());
    values.insert("contact_name", signed_in.name.clone());
    values.insert("contact_email", signed_in.email.clone());
    values
}

/// An event as it is; its moments are shown in `zone`.
fn of(event: &event::Model, zone: &str) -> Values {
    let moment = |moment: Option<crate::entity::Moment>| moment.map(|moment| local(moment.0, zone));
    let (opens, closes, decide) = (moment(event.registration_opens_at), moment(event.registration_closes_at), moment(event.decide_by));
    let date_of = |moment: &Option<jiff::Zoned>| moment.as_ref().map(date_field).unwrap_or_default();
    let time_of = |moment: &Option<jiff::Zoned>| moment.as_ref().map(time_field).unwrap_or_default();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let tick = |ticked: bool| if ticked { "yes" } else { "" }.to_owned();
    let written = event.translations();
    let in_language = |texts: &Translated, language: Language| texts.get(language).unwrap_or_default().to_owned();
    BTreeMap::from([
        ("title", event.title.clone()),
        ("kind", event.kind.to_value()),
        ("format", event.format.to_value()),
        ("language", event.language.clone()),
        ("programme", event.programme_id.map(|id| id.to_string()).unwrap_or_default()),
        ("summary", event.summary.clone()),
        ("description", event.description.clone()),
        ("title_nl", in_language(&written.title, Language::Nl)),
        ("summary_nl", in_language(&written.summary, Language::Nl)),
        ("description_nl", in_language(&written.description, Language::Nl)),
        ("title_fr", in_language(&written.title, Language::Fr)),
        ("summary_fr", in_language(&written.summary, Language::Fr)),
        ("description_fr", in_language(&written.description, Language::Fr)),
        ("title_en", in_language(&written.title, Language::En)),
        ("summary_en", in_language(&written.summary, Language::En)),
        ("description_en", in_language(&written.description, Language::En)),
        ("capacity", event.capacity.map(|capacity| capacity.to_string()).unwrap_or_default()),
        ("opens_date", date_of(&opens)),
        ("opens_time", time_of(&opens)),
        ("closes_date", date_of(&closes)),
        ("closes_time", time_of(&closes)),
        ("tentative", tick(event.decide_by.is_some())),
        ("minimum", event.minimum.map(|minimum| minimum.to_string()).unwrap_or_default()),
        ("decide_date", date_of(&decide)),
        ("decide_time", time_of(&decide)),
        ("contact_name", text(&event.contact_name)),
        ("contact_email", text(&event.contact_email)),
        ("contact_phone", text(&event.contact_phone)),
        ("content_contact_name", text(&event.content_contact_name)),
        ("content_contact_email", text(&event.content_contact_email)),
        ("content_contact_phone", text(&event.content_contact_phone)),
        ("slug", event.slug.clone()),
        ("unlisted", tick(event.unlisted)),
    ])
}

/// Reads a new event; faults are added in the form's order. Local times are meant in `zone`.
pub fn read(fields: &Fields, zone: &TimeZone, faults: &mut FieldErrors) -> Option<EventDetails> {
    let before = faults.0.len();
    let title = names::line(fields.get("title"), TITLE).map_err(|fault| faults.add_fault("title", fault)).unwrap_or_default();
    let basics = basics(fields, faults);
    let summary = long_text(fields, "summary", SUMMARY, faults);
    let description = long_text(fields, "description", DESCRIPTION, faults);
    let capacity = capacity(fields.get("capacity"), faults);
    let opens = deadline(fields, ["opens_date", "opens_time"], zone, Edge::Opens, faults);
    let closes = deadline(fields, ["closes_date", "closes_time"], zone, Edge::Closes, faults);
    let contact = contact(fields, ["contact_name", "contact_email", "contact_phone"], faults);
    let slug = match fields.get("slug").trim() {
        "" => None,
        text => Slug::parse(text).map_err(|fault| faults.add_fault("slug", fault)).ok(),
    };
    let Some(Section::Basics { kind, format, language, programme_id }) = basics.filter(|_| faults.0.len() == before) else { return None };
    Some(EventDetails {
        title,
        summary,
        description,
        kind,
        format,
        language,
        programme_id,
        capacity,
        registration_opens_at: opens,
        registration_closes_at: closes,
        contact_name: contact.name,
        contact_email: contact.email,
        contact_phone: contact.phone,
        slug,
        ..EventDetails::default()
    })
}

fn basics(fields: &Fields, faults: &mut FieldErrors) -> Option<Section> {
    let kind = from_list::<EventKind>(fields, "kind", faults);
    let format = from_list::<EventFormat>(fields, "format", faults);
    let language = Language::ALL.into_iter().find(|language| language.code() == fields.get("language"));
    if language.is_none() {
        faults.add("language", "not-in-list");
    }
    let programme_id = match fields.get("programme") {
        "" => None,
        text => uuid::Uuid::parse_str(text).map_err(|_| faults.add("programme", "not-in-list")).ok(),
    };
    Some(Section::Basics { kind: kind?, format: format?, language: language?, programme_id })
}

fn texts(own: Language, fields: &Fields, faults: &mut FieldErrors) -> Section {
    let title = names::line(fields.get("title"), TITLE).map_err(|fault| faults.add_fault("title", fault)).unwrap_or_default();
    let summary = long_text(fields, "summary", SUMMARY, faults);
    let description = long_text(fields, "description", DESCRIPTION, faults);
    let mut translations = EventTexts::default();
    // In its own language the event has its own texts.
    for language in Language::ALL.into_iter().filter(|language| *language != own) {
        let field = |name: &str| format!("{name}_{}", language.code());
        translations.title.set(language, optional_line(fields, &field("title"), TITLE, faults));
        translations.summary.set(language, Some(long_text(fields, &field("summary"), SUMMARY, faults)));
        translations.description.set(language, Some(long_text(fields, &field("description"), DESCRIPTION, faults)));
    }
    Section::Texts { title, summary, description, translations }
}

fn registering(fields: &Fields, zone: &TimeZone, faults: &mut FieldErrors) -> Section {
    let capacity = capacity(fields.get("capacity"), faults);
    let opens_at = deadline(fields, ["opens_date", "opens_time"], zone, Edge::Opens, faults);
    let closes_at = deadline(fields, ["closes_date", "closes_time"], zone, Edge::Closes, faults);
    let undecided = fields.checked("tentative").then(|| undecided(fields, zone, faults)).flatten();
    Section::Registering { capacity, opens_at, closes_at, undecided }
}

/// How many must come, and until when that is decided.
fn undecided(fields: &Fields, zone: &TimeZone, faults: &mut FieldErrors) -> Option<Undecided> {
    let minimum = match fields.get("minimum").trim() {
        "" => {
            faults.add("minimum", "required");
            None
        }
        text => {
            let minimum = text.parse::<i32>().ok().filter(|minimum| (1..=100_000).contains(minimum));
            if minimum.is_none() {
                faults.add("minimum", "not-a-minimum");
            }
            minimum
        }
    };
    if fields.get("decide_date").trim().is_empty() {
        faults.add("decide_date", "required");
        return None;
    }
    let decide_by = deadline(fields, ["decide_date", "decide_time"], zone, Edge::Closes, faults);
    Some(Undecided { minimum: minimum?, decide_by: decide_by? })
}

fn contact(fields: &Fields, [name, email, phone]: [&str; 3], faults: &mut FieldErrors) -> Contact {
    Contact {
        name: optional_line(fields, name, NAME, faults),
        email: match fields.get(email).trim() {
            "" => None,
            text => EmailAddress::parse(text).map_err(|fault| faults.add_fault(email, fault)).ok(),
        },
        phone: optional_line(fields, phone, PHONE, faults),
    }
}

fn from_list<T: ActiveEnum<Value = String> + Iterable>(fields: &Fields, name: &str, faults: &mut FieldErrors) -> Option<T> {
    let found = T::iter().find(|value| value.to_value() == fields.get(name));
    if found.is_none() {
        faults.add(name, "not-in-list");
    }
    found
}

fn long_text(fields: &Fields, name: &str, limit: usize, faults: &mut FieldErrors) -> String {
    let text = fields.get(name);
    // A field that is much too long is not worked through letter by letter.
    let fault = |fault| (fault, name);
    let read = if text.len() > limit * 8 { Err(Fault::TooLong(limit)) } else { names::text(text, limit) };
    read.map_err(fault).map_err(|(fault, name)| faults.add_fault(name, fault)).unwrap_or_default()
}

/// A number of places; empty: as many as come.
fn capacity(text: &str, faults: &mut FieldErrors) -> Option<i32> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let places = text.parse::<i32>().ok().filter(|places| (1..=100_000).contains(places));
    if places.is_none() {
        faults.add("capacity", "not-a-number-of-places");
    }
    places
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    Opens,
    Closes,
}

/// A date and perhaps a time. Without a time registering opens with the day and closes with it. In the hour that
/// happens twice it opens the first time and closes the second: nobody finds a door shut that was announced open.
pub fn deadline(fields: &Fields, [date_name, time_name]: [&str; 2], zone: &TimeZone, edge: Edge, faults: &mut FieldErrors) -> Option<Timestamp> {
    let (date_text, time_text) = (fields.get(date_name).trim(), fields.get(time_name).trim());
    if date_text.is_empty() && time_text.is_empty() {
        return None;
    }
    let on = date(date_text, date_name, faults);
    let (whole_day, repeated) = match edge {
        Edge::Opens => (Time::midnight(), Repeated::Earlier),
        Edge::Closes => (Time::constant(23, 59, 0, 0), Repeated::Later),
    };
    let at = if time_text.is_empty() { Some(whole_day) } else { time(time_text, time_name, faults) };
    instant(on?.to_datetime(at?), zone, Some(repeated), time_name, faults)
}

/// What the form's lists offer.
///
/// # Errors
/// The database's.
pub async fn choices(site: &Site, language: Language, scope: &Scope) -> Result<Value, Error> {
    let option = |value: String, label: String| context! { value, label };
    let words = |prefix: &str, value: String| {
        let label = text(language, &format!("{prefix}-{value}"));
        option(value, label)
    };
    // Who sees chosen programmes only would not see an event without one.
    let none = scope.holds(None).then(|| option(String::new(), text(language, "desk-no-programme")));
    let programmes = programme_choices_within(&site.app.db, scope).await?.into_iter().map(|(id, name)| option(id.to_string(), name));
    Ok(context! {
        kinds => EventKind::iter().map(|kind| words("kind", kind.to_value())).collect::<Vec<_>>(),
        formats => EventFormat::iter().map(|format| words("format", format.to_value())).collect::<Vec<_>>(),
        languages => Language::ALL.into_iter().map(|each| option(each.code().to_owned(), text(language, &format!("site-language-{}", each.code())))).collect::<Vec<_>>(),
        programmes => none.into_iter().chain(programmes).collect::<Vec<_>>(),
    })
}
