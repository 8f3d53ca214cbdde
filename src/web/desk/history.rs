//! The audit log in words.

use fluent_templates::fluent_bundle::FluentValue;
use jiff::Timestamp;
use minijinja::{Value, context};
use uuid::Uuid;

use crate::entity::registration_history::ActorKind;
use crate::queries::audit_log::LogLine;
use crate::queries::desk_event::HistoryLine;
use crate::rules::deadlines::Deadline;
use crate::rules::language::Language;
use crate::text::dates::{date_and_time, local, plain_date};
use crate::text::money::money;
use crate::text::translations::{text, text_with};

/// What is needed to put values into words.
pub struct Words<'a> {
    pub language: Language,
    /// Zone in which moments are shown.
    pub zone: &'a str,
    /// Names by which ids are shown: of programmes, in a programme's history of those who may lead it.
    pub programmes: &'a [(Uuid, String)],
}

impl Words<'_> {
    /// One line: when, who, what, and each change.
    pub fn line(&self, line: &HistoryLine) -> Value {
        context! {
            at => line.at.0.to_string(),
            who => self.who(line.actor, line.name.as_deref()),
            what => text(self.language, &format!("desk-history-{}", line.action.replace(['.', '_'], "-"))),
            changes => self.changes(&line.details),
        }
    }

    /// One line of the whole log: also about whom, and where asked about which event.
    pub fn log_line(&self, line: &LogLine, with_event: bool) -> Value {
        context! {
            at => line.at.0.to_string(),
            who => self.who(line.actor, line.name.as_deref()),
            what => text(self.language, &format!("desk-history-{}", line.action.replace(['.', '_'], "-"))),
            about => line.about.as_deref(),
            registration => line.subject_id.filter(|_| line.subject == "registration" && line.about.is_some()).map(|id| id.to_string()),
            event => line.event.as_ref().filter(|_| with_event).map(|(id, title)| context! { id => id.to_string(), title => title.as_str() }),
            changes => self.changes(&line.details),
        }
    }

    fn changes(&self, details: &serde_json::Value) -> Vec<Value> {
        details.as_object().into_iter().flatten().filter_map(|(field, pair)| self.change(field, pair)).collect()
    }

    /// Who acted, in words.
    fn who(&self, actor: ActorKind, name: Option<&str>) -> String {
        match (actor, name) {
            (ActorKind::Volunteer, Some(name)) => text_with(self.language, "desk-actor-volunteer", [("name", FluentValue::from(name.to_owned()))]),
            (_, Some(name)) => name.to_owned(),
            (ActorKind::Participant, None) => text(self.language, "desk-actor-participant"),
            (ActorKind::Booker, None) => text(self.language, "desk-actor-booker"),
            (ActorKind::Volunteer | ActorKind::Organiser | ActorKind::System, None) => text(self.language, "desk-the-program"),
        }
    }

    fn change(&self, field: &str, pair: &serde_json::Value) -> Option<Value> {
        let (before, after) = (pair.get(0)?, pair.get(1)?);
        let label = text(self.language, &format!("desk-label-{}", field.replace('_', "-")));
        if field == "told" {
            let told = text_with(self.language, "desk-history-told", [("count", FluentValue::from(after.as_i64().unwrap_or(0)))]);
            return Some(context! { label => (), before => (), after => told });
        }
        if field == "to_tell" {
            let people = text_with(self.language, "desk-history-to-tell", [("count", FluentValue::from(after.as_i64().unwrap_or(0)))]);
            return Some(context! { label => (), before => (), after => people });
        }
        // Long texts and links: that they changed is enough.
        if let Some(key) = match field {
            "overbooked" => Some("desk-history-overbooked"),
            "promoted" => Some("desk-history-promoted"),
            "answers" => Some("desk-history-answers"),
            _ => None,
        } {
            let count = text_with(self.language, key, [("count", FluentValue::from(after.as_i64().unwrap_or(0)))]);
            return Some(context! { label => (), before => (), after => count });
        }
        if field.ends_with("_price") || field == "price_amount" {
            let amount = |value: &serde_json::Value| {
                value.as_i64().and_then(|cents| i32::try_from(cents).ok()).map_or_else(|| text(self.language, "price-free"), |cents| money(self.language, cents))
            };
            return Some(context! { label, before => amount(before), after => amount(after) });
        }
        if matches!(field, "signature_picture" | "secret_link" | "slot" | "venue" | "vat_note" | "included" | "terms" | "access" | "travel") {
            return Some(context! { label, before => (), after => text(self.language, "desk-history-changed") });
        }
        if field.starts_with("description_") || field.starts_with("disclaimer_") || field.starts_with("summary_") {
            return Some(context! { label, before => (), after => text(self.language, "desk-history-changed") });
        }
        if matches!(
            field,
            "description"
                | "translations"
                | "join_url"
                | "audience"
                | "consents"
                | "needs"
                | "public_question"
                | "question_label"
                | "question_help"
                | "options_translated"
                | "shown_if"
                | "message_text"
                | "message_people"
        ) {
            return Some(context! { label, before => (), after => text(self.language, "desk-history-changed") });
        }
        // Nothing stands for all programmes, there alone.
        if field == "team_programmes" {
            let named = |value: &serde_json::Value| value.as_str().map_or_else(|| text(self.language, "desk-reach-all"), str::to_owned);
            return Some(context! { label, before => (before.as_str() != Some("")).then(|| named(before)), after => named(after) });
        }
        let earlier = (!before.is_null()).then(|| self.value(field, before));
        Some(context! { label, before => earlier, after => self.value(field, after) })
    }

    fn value(&self, field: &str, value: &serde_json::Value) -> String {
        if let Some(truth) = value.as_bool() {
            return text(self.language, if truth { "desk-yes" } else { "desk-no" });
        }
        let Some(shown) = value.as_str() else {
            return if value.is_null() { text(self.language, "desk-empty") } else { value.to_string() };
        };
        match field {
            "role" => text(self.language, &format!("desk-role-{shown}")),
            "following" => text(self.language, &format!("desk-following-{shown}")),
            "evidence" => text(self.language, &format!("evidence-kind-{}", shown.replace('_', "-"))),
            "attendance_measure" => text(self.language, &format!("attendance-measure-{shown}")),
            "mail_letter" => text(self.language, &format!("desk-letter-{shown}")),
            "mail_state" => text(self.language, &format!("desk-mail-state-{shown}")),
            "letter" => text(self.language, &format!("desk-letter-{shown}")),
            "kind" | "format" => text(self.language, &format!("{field}-{shown}")),
            "approval" | "promoting" | "order" | "hand_over" => text(self.language, &format!("desk-{}-{}", field.replace('_', "-"), shown.replace('_', "-"))),
            "applies_to" => text(self.language, &format!("desk-applies-to-{shown}")),
            "question_kind" => text(self.language, &format!("desk-question-kind-{}", shown.replace('_', "-"))),
            "speaker_role" => text(self.language, &format!("speaker-role-{shown}")),
            "invoice_data" => text(self.language, &format!("price-invoice-data-{shown}")),
            "report_every" => text(self.language, &format!("schedule-every-{shown}")),
            "inclusion" => text(self.language, &format!("desk-inclusion-{shown}")),
            "attendance_mode" => text(self.language, &format!("format-{shown}")),
            "change_until" | "hand_over_until" | "switch_until" => self.deadline(shown),
            "salutation" => text(self.language, &format!("desk-salutation-{shown}")),
            "letter_paragraph" => text(self.language, &format!("desk-letter-{shown}")),
            "asked_state" => text(self.language, &format!("desk-asked-state-{shown}")),
            "status" => text(self.language, &format!("desk-state-{shown}")),
            "language" => text(self.language, &format!("site-language-{shown}")),
            "material_audience" => text(self.language, &format!("desk-material-for-{shown}")),
            "starts_on" | "ends_on" => shown.parse().map_or_else(|_| shown.to_owned(), |date| plain_date(self.language, date)),
            "programme" | "lead" => self.programmes.iter().find(|(id, _)| id.to_string() == shown).map_or_else(|| shown.to_owned(), |(_, name)| name.clone()),
            "starts_at"
            | "ends_at"
            | "places_per_organisation_until"
            | "registration_opens_at"
            | "registration_closes_at"
            | "scheduled_at"
            | "link_ends_at"
            | "publish_at"
            | "decide_by" => shown.parse::<Timestamp>().map_or_else(|_| shown.to_owned(), |moment| date_and_time(self.language, &local(moment, self.zone))),
            _ if shown.is_empty() => text(self.language, "desk-empty"),
            _ => shown.to_owned(),
        }
    }

    fn deadline(&self, kept: &str) -> String {
        let Ok(deadline) = kept.parse::<Deadline>() else { return kept.to_owned() };
        let time = format!("{:02}:{:02}", deadline.at.hour(), deadline.at.minute());
        text_with(self.language, "desk-deadline", [("days", FluentValue::from(i64::from(deadline.days_before))), ("time", FluentValue::from(time))])
    }
}
