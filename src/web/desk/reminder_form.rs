//! The fields of a reminder's rule.

use std::collections::BTreeMap;

use super::session_form::Values;
use crate::entity::reminder_rule;
use crate::error::{FieldError, FieldErrors};
use crate::rules::reminders::{Audience, Kind, ReminderRule, Unit};
use crate::rules::schedule;
use crate::web::form::Fields;

/// In the form's order.
const FIELDS: [&str; 5] = ["letter", "amount", "unit", "time_of_day", "audience"];

/// A new rule, as one often wants it.
pub fn blank() -> Values {
    BTreeMap::from([
        ("letter", "reminder".to_owned()),
        ("amount", "1".to_owned()),
        ("unit", "days".to_owned()),
        ("time_of_day", "9:00".to_owned()),
        ("audience", "registered".to_owned()),
    ])
}

/// A rule as it is.
pub fn of(rule: &reminder_rule::Model) -> Values {
    BTreeMap::from([
        ("letter", rule.letter.clone()),
        ("amount", rule.amount.to_string()),
        ("unit", rule.unit.clone()),
        ("time_of_day", rule.time_of_day.clone().unwrap_or_default()),
        ("audience", rule.audience.clone()),
    ])
}

/// What was typed.
pub fn typed(fields: &Fields) -> Values {
    FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect()
}

/// Reads the rule; faults are added in the form's order.
pub fn read(fields: &Fields, faults: &mut FieldErrors) -> Option<ReminderRule> {
    let kind = from_list(Kind::parse(fields.get("letter")), "letter", faults);
    let unit = from_list(Unit::parse(fields.get("unit")), "unit", faults);
    let amount = match fields.get("amount").trim() {
        "" => {
            faults.add("amount", "required");
            None
        }
        text => {
            let amount = text.parse::<u32>().ok();
            if amount.is_none() {
                let limit = unit.map(|unit| unit.most() as usize);
                faults.0.push(FieldError { field: "amount".to_owned(), code: "reminder-too-much".to_owned(), limit });
            }
            amount
        }
    };
    let at = match fields.get("time_of_day").trim() {
        "" => Some(None),
        text => {
            let time = schedule::time(text);
            if time.is_none() {
                faults.add("time_of_day", "not-a-time");
            }
            time.map(Some)
        }
    };
    let audience = from_list(Audience::parse(fields.get("audience")), "audience", faults);
    let kind = kind?;
    Some(ReminderRule { kind, anchor: kind.anchor(), amount: amount?, unit: unit?, at: at?, audience: audience? })
}

fn from_list<T>(value: Option<T>, field: &str, faults: &mut FieldErrors) -> Option<T> {
    if value.is_none() {
        faults.add(field, "not-in-list");
    }
    value
}
