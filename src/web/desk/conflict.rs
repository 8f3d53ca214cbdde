//! Two organisers at once: what is saved now beside what was typed. Nothing is overwritten unseen.

use minijinja::{Value, context};
use uuid::Uuid;

use super::session_form::Values;
use crate::db::Db;
use crate::error::Error;
use crate::queries::desk_event::history;
use crate::rules::language::Language;
use crate::text::translations::{lookup, text};

/// Who saved last, and each field in which the saved values differ from the typed ones. The template shows it on
/// top of the form, which keeps what was typed and carries the new version.
///
/// # Errors
/// The database's.
pub async fn conflict(db: &Db, language: Language, event_id: Uuid, saved: &Values, typed: &Values) -> Result<Value, Error> {
    let last = history(db, event_id).await?.into_iter().next();
    let differing: Vec<Value> = saved
        .iter()
        .filter(|(name, value)| **name != "version" && typed.get(*name).is_some_and(|typed| typed.trim() != value.trim()))
        .map(|(name, value)| context! { field => *name, label => text(language, &format!("desk-label-{}", name.replace('_', "-"))), saved => words(language, name, value) })
        .collect();
    Ok(context! {
        name => last.as_ref().and_then(|line| line.name.clone()),
        at => last.as_ref().map(|line| line.at.0.to_string()),
        differing,
    })
}

/// A list's value as its label.
fn words(language: Language, name: &str, value: &str) -> String {
    let prefix = match name {
        "kind" => "kind",
        "format" => "format",
        "language" => "site-language",
        "programme" | "webhook_programme" | "venue" | "agenda_session" | "organisations" | "shown_if" | "function_categories" => return text(language, "desk-another-choice"),
        "approval" | "promoting" | "order" | "hand_over" => return text(language, &format!("desk-{}-{}", name.replace('_', "-"), value.replace('_', "-"))),
        "attendance_measure" => return text(language, &format!("attendance-measure-{value}")),
        "salutation" => return text(language, &format!("desk-salutation-{value}")),
        "evaluation_kind" => return text(language, &format!("evaluation-kind-{}", value.replace('_', "-"))),
        "speaker_role" => return text(language, &format!("speaker-role-{value}")),
        "invoice_data" => return text(language, &format!("price-invoice-data-{value}")),
        "attendance" => return text(language, &format!("desk-attendance-{value}")),
        "applies_to" => return text(language, &format!("desk-applies-to-{value}")),
        // Boxes.
        "gives_certificates" | "certificates_by_itself" => return text(language, if value == "yes" { "desk-yes" } else { "desk-no" }),
        "waiting_list" | "evaluation_anonymous" | "by_invitation" | "members_only" | "slot_none_allowed" | "member_rate" | "required" | "tentative" | "unlisted" | "half_days" => {
            return text(language, if value == "yes" { "desk-yes" } else { "desk-no" });
        }
        _ if name.starts_with("consent_") || name.starts_with("needs_") => return text(language, if value == "yes" { "desk-yes" } else { "desk-no" }),
        _ if value.is_empty() => return text(language, "desk-empty"),
        _ => return value.to_owned(),
    };
    lookup(language, &format!("{prefix}-{value}"), &std::collections::HashMap::new()).unwrap_or_else(|| value.to_owned())
}
