//! The fields of an event's rules of registering.

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::local_time::{date, date_field, instant, time, time_field};
use super::session_form::Values;
use crate::error::FieldErrors;
use crate::rules::audience::Audience;
use crate::rules::deadlines::Deadline;
use crate::rules::registration::Approval;
use crate::rules::registration_rules::{Consents, HandOver, Needs, Promoting, RegistrationRules};
use crate::rules::schedule::Repeated;
use crate::rules::waiting_list::QueueOrder;
use crate::text::dates::local;
use crate::web::form::Fields;

/// In the form's order; those with several values last, joined by commas.
pub const FIELDS: [&str; 29] = [
    "approval",
    "waiting_list",
    "promoting",
    "offer_hours",
    "promotion_stop_hours",
    "order",
    "places_per_organisation",
    "share_until_date",
    "share_until_time",
    "change_days",
    "change_time",
    "hand_over",
    "hand_over_days",
    "hand_over_time",
    "places_onsite",
    "places_online",
    "switch_days",
    "switch_time",
    "by_invitation",
    "members_only",
    "consent_photo",
    "consent_list",
    "consent_informed",
    "needs_diet",
    "needs_access",
    "speaker_question",
    "organisation_kinds",
    "function_categories",
    "organisations",
];

/// Fields that take several values.
pub const LISTS: [&str; 3] = ["organisation_kinds", "function_categories", "organisations"];

/// Categories of functions, as the registration form offers them.
pub const FUNCTIONS: [&str; 5] = ["elected", "leading_official", "staff", "expert", "other"];

/// Most organisations that an event can be for by name.
const MOST_NAMED: usize = 100;

pub fn typed(fields: &Fields) -> Values {
    FIELDS.into_iter().map(|name| (name, if LISTS.contains(&name) { fields.all(name).join(",") } else { fields.get(name).to_owned() })).collect()
}

/// Rules as they are; moments are shown in `zone`.
pub fn of(rules: &RegistrationRules, zone: &str) -> Values {
    let tick = |ticked: bool| if ticked { "yes" } else { "" }.to_owned();
    let until = rules.places_per_organisation_until.map(|moment| local(moment, zone));
    let deadline = |deadline: Option<Deadline>| deadline.map_or_else(|| (String::new(), String::new()), |deadline| (deadline.days_before.to_string(), clock(deadline.at)));
    let (change, hand_over, switch) = (deadline(rules.change_until), deadline(rules.hand_over_until), deadline(rules.switch_until));
    let places = |places: Option<i32>| places.map(|places| places.to_string()).unwrap_or_default();
    Values::from([
        ("approval", code(APPROVALS, &rules.approval)),
        ("waiting_list", tick(rules.waiting_list)),
        ("promoting", code(PROMOTING, &rules.promoting)),
        ("offer_hours", rules.offer_hours.to_string()),
        ("promotion_stop_hours", rules.promotion_stop_hours.to_string()),
        ("order", code(ORDERS, &rules.order)),
        ("places_per_organisation", rules.places_per_organisation.map(|places| places.to_string()).unwrap_or_default()),
        ("share_until_date", until.as_ref().map(date_field).unwrap_or_default()),
        ("share_until_time", until.as_ref().map(time_field).unwrap_or_default()),
        ("change_days", change.0),
        ("change_time", change.1),
        ("hand_over", code(HAND_OVERS, &rules.hand_over)),
        ("hand_over_days", hand_over.0),
        ("hand_over_time", hand_over.1),
        ("places_onsite", places(rules.places_onsite)),
        ("places_online", places(rules.places_online)),
        ("switch_days", switch.0),
        ("switch_time", switch.1),
        ("by_invitation", tick(rules.audience.by_invitation)),
        ("members_only", tick(rules.audience.members_only)),
        ("consent_photo", tick(rules.consents.photo)),
        ("consent_list", tick(rules.consents.list)),
        ("consent_informed", tick(rules.consents.informed)),
        ("needs_diet", tick(rules.needs.diet)),
        ("needs_access", tick(rules.needs.access)),
        ("speaker_question", tick(rules.speaker_question)),
        ("organisation_kinds", rules.audience.organisation_kinds.join(",")),
        ("function_categories", rules.audience.function_categories.join(",")),
        ("organisations", rules.audience.organisations.iter().map(Uuid::to_string).collect::<Vec<_>>().join(",")),
    ])
}

/// Reads the rules; faults are added in the form's order. Local times are meant in `zone`; `kinds` are those there are.
pub fn read(fields: &Fields, zone: &TimeZone, kinds: &[String], faults: &mut FieldErrors) -> Option<RegistrationRules> {
    let before = faults.0.len();
    let approval = choice(fields, "approval", APPROVALS, faults);
    let promoting = choice(fields, "promoting", PROMOTING, faults);
    let offer_hours = number(fields, "offer_hours", "not-a-number-of-hours", faults);
    let promotion_stop_hours = number(fields, "promotion_stop_hours", "not-a-number-of-hours", faults);
    let order = choice(fields, "order", ORDERS, faults);
    let places_per_organisation = places(fields, "places_per_organisation", 1, faults);
    let until = share_until(fields, zone, faults);
    let change_until = deadline(fields, ["change_days", "change_time"], faults);
    let hand_over = choice(fields, "hand_over", HAND_OVERS, faults);
    let hand_over_until = deadline(fields, ["hand_over_days", "hand_over_time"], faults);
    let places_onsite = places(fields, "places_onsite", 0, faults);
    let places_online = places(fields, "places_online", 0, faults);
    let switch_until = deadline(fields, ["switch_days", "switch_time"], faults);
    let audience = audience(fields, kinds, faults);
    if faults.0.len() > before {
        return None;
    }
    Some(RegistrationRules {
        approval: approval?,
        waiting_list: fields.checked("waiting_list"),
        promoting: promoting?,
        offer_hours: offer_hours?,
        promotion_stop_hours: promotion_stop_hours?,
        order: order?,
        places_per_organisation,
        places_per_organisation_until: until,
        change_until,
        hand_over_until,
        hand_over: hand_over?,
        places_onsite,
        places_online,
        switch_until,
        audience,
        consents: Consents { photo: fields.checked("consent_photo"), list: fields.checked("consent_list"), informed: fields.checked("consent_informed") },
        needs: Needs { diet: fields.checked("needs_diet"), access: fields.checked("needs_access") },
        speaker_question: fields.checked("speaker_question"),
    })
}

type Codes<T> = &'static [(&'static str, T)];

pub const APPROVALS: Codes<Approval> = &[("none", Approval::None), ("holds_place", Approval::HoldsPlace), ("no_place", Approval::NoPlace)];
pub const PROMOTING: Codes<Promoting> = &[("offer", Promoting::Offer), ("direct", Promoting::Direct)];
pub const ORDERS: Codes<QueueOrder> = &[("first_come", QueueOrder::FirstCome), ("without_place_first", QueueOrder::WithoutPlaceFirst)];
pub const HAND_OVERS: Codes<HandOver> = &[("anyone", HandOver::Anyone), ("same_organisation", HandOver::SameOrganisation), ("nobody", HandOver::Nobody)];

fn code<T: PartialEq>(codes: Codes<T>, value: &T) -> String {
    codes.iter().find(|(_, one)| one == value).map_or("", |(code, _)| code).to_owned()
}

fn choice<T: Copy>(fields: &Fields, name: &str, codes: Codes<T>, faults: &mut FieldErrors) -> Option<T> {
    let found = codes.iter().find(|(code, _)| *code == fields.get(name)).map(|(_, value)| *value);
    if found.is_none() {
        faults.add(name, "not-in-list");
    }
    found
}

fn number(fields: &Fields, name: &str, fault: &str, faults: &mut FieldErrors) -> Option<u16> {
    let text = fields.get(name).trim();
    let number = text.parse::<u16>().ok();
    if number.is_none() {
        faults.add(name, if text.is_empty() { "required" } else { fault });
    }
    number
}

/// Nothing typed: no limit.
fn places(fields: &Fields, name: &str, least: i32, faults: &mut FieldErrors) -> Option<i32> {
    let text = fields.get(name).trim();
    if text.is_empty() {
        return None;
    }
    let places = text.parse::<i32>().ok().filter(|places| (least..=100_000).contains(places));
    if places.is_none() {
        faults.add(name, "not-a-number-of-places");
    }
    places
}

/// A date and perhaps a time; without a time the limit ends as that day begins.
fn share_until(fields: &Fields, zone: &TimeZone, faults: &mut FieldErrors) -> Option<Timestamp> {
    let (date_text, time_text) = (fields.get("share_until_date").trim(), fields.get("share_until_time").trim());
    if date_text.is_empty() && time_text.is_empty() {
        return None;
    }
    let on = date(date_text, "share_until_date", faults);
    let at = if time_text.is_empty() { Some(Time::midnight()) } else { time(time_text, "share_until_time", faults) };
    instant(on?.to_datetime(at?), zone, Some(Repeated::Earlier), "share_until_time", faults)
}

fn deadline(fields: &Fields, [days_name, time_name]: [&str; 2], faults: &mut FieldErrors) -> Option<Deadline> {
    let (days_text, time_text) = (fields.get(days_name).trim(), fields.get(time_name).trim());
    if days_text.is_empty() && time_text.is_empty() {
        return None;
    }
    let days_before = days_text.parse::<u16>().ok().filter(|days| *days <= Deadline::MOST_DAYS);
    if days_before.is_none() {
        faults.add(days_name, if days_text.is_empty() { "required" } else { "not-a-number-of-days" });
    }
    let at = time(time_text, time_name, faults);
    Some(Deadline { days_before: days_before?, at: at? })
}

fn audience(fields: &Fields, kinds: &[String], faults: &mut FieldErrors) -> Audience {
    let organisation_kinds: Vec<String> = fields.all("organisation_kinds").into_iter().map(str::to_owned).collect();
    if organisation_kinds.iter().any(|kind| !kinds.contains(kind)) {
        faults.add("organisation_kinds", "not-in-list");
    }
    let function_categories: Vec<String> = fields.all("function_categories").into_iter().map(str::to_owned).collect();
    if function_categories.iter().any(|function| !FUNCTIONS.contains(&function.as_str())) {
        faults.add("function_categories", "not-in-list");
    }
    let named = fields.all("organisations");
    let mut organisations: Vec<Uuid> = named.iter().filter_map(|id| Uuid::parse_str(id).ok()).collect();
    if organisations.len() != named.len() {
        faults.add("organisations", "not-in-list");
    }
    if organisations.len() > MOST_NAMED {
        faults.add("organisations", "too-many-organisations");
    }
    let mut seen = std::collections::BTreeSet::new();
    organisations.retain(|id| seen.insert(*id));
    Audience { by_invitation: fields.checked("by_invitation"), members_only: fields.checked("members_only"), organisation_kinds, function_categories, organisations }
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
