//! All of one person's data in one file, with keys that the person can read: JSON, in their language.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::frame::id;
use crate::entity::{Moment, registration};
use crate::queries::person_data::{PersonData, person_data};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::made::answer;
use crate::web::session::SignedIn;

pub async fn download(State(site): State<Site>, signed_in: SignedIn, Path(person): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ErasePeople)?;
    let data = person_data(&site.app.db, id(&person)?).await?;
    let language = Language::parse(&data.person.language).unwrap_or(Language::Nl);
    let file = File { language, data: &data };
    let content = serde_json::to_string_pretty(&file.whole()).map_err(|error| crate::error::Error::Internal(error.into()))?;
    Ok(answer(content, "application/json; charset=utf-8", &format!("{}.json", text(language, "data-file"))))
}

struct File<'a> {
    language: Language,
    data: &'a PersonData,
}

/// A value as JSON; what cannot be written is left empty.
fn plain(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn at(moment: Option<Moment>) -> Value {
    plain(moment.map(|moment| moment.0.to_string()))
}

impl File<'_> {
    /// An object with keys in words; what is empty is left out.
    fn object<const N: usize>(&self, fields: [(&str, Value); N]) -> Value {
        let given = fields.into_iter().filter(|(_, value)| !value.is_null() && value != &json!([]) && value != &json!(""));
        Value::Object(given.map(|(name, value)| (text(self.language, &format!("data-{name}")), value)).collect::<Map<String, Value>>())
    }

    fn event(&self, id: Uuid) -> Value {
        plain(self.data.events.get(&id).map(|event| event.title.as_str()))
    }

    fn session(&self, id: Uuid) -> Value {
        at(self.data.sessions.get(&id).map(|session| session.starts_at))
    }

    fn whole(&self) -> Value {
        let data = self.data;
        let person = &data.person;
        let others: Vec<&str> = data.addresses.iter().map(|one| one.email.as_str()).collect();
        let notes: Vec<Value> = data.notes.iter().map(|note| self.object([("at", at(Some(note.created_at))), ("text", plain(&note.note))])).collect();
        self.object([
            ("name", plain(format!("{} {}", person.first_name, person.last_name))),
            ("email", plain(&person.email)),
            ("other-emails", plain(others)),
            ("language", plain(&person.language)),
            ("organisation", plain(&person.organisation_text)),
            ("since", at(Some(person.created_at))),
            ("registrations", data.registrations.iter().map(|row| self.registration(row)).collect()),
            (
                "bookings",
                data.bookings
                    .iter()
                    .map(|row| {
                        self.object([
                            ("event", self.event(row.event_id)),
                            ("at", at(Some(row.created_at))),
                            ("name", plain(format!("{} {}", row.first_name, row.last_name))),
                            ("email", plain(&row.email)),
                            ("colleagues", row.known.clone()),
                        ])
                    })
                    .collect(),
            ),
            (
                "questions",
                data.questions
                    .iter()
                    .map(|row| {
                        self.object([
                            ("event", self.event(row.event_id)),
                            ("at", at(Some(row.created_at))),
                            ("name", plain(&row.name)),
                            ("email", plain(&row.email)),
                            ("organisation", plain(&row.organisation)),
                            ("text", plain(&row.question)),
                            ("answer", plain(&row.answer)),
                        ])
                    })
                    .collect(),
            ),
            ("invitations", self.invited()),
            (
                "mails",
                data.mails
                    .iter()
                    .map(|mail| {
                        self.object([
                            ("at", at(Some(mail.created_at))),
                            ("sent", at(mail.sent_at)),
                            ("to", plain(&mail.recipient)),
                            ("letter", plain(&mail.letter)),
                            ("status", plain(mail.state)),
                            ("content", mail.facts.clone()),
                            ("preface", plain(&mail.preface)),
                            ("error", plain(&mail.last_error)),
                        ])
                    })
                    .collect(),
            ),
            ("unsubscribed", data.mailing.iter().map(|row| at(row.unsubscribed_at)).filter(|value| !value.is_null()).collect()),
            ("undeliverable", data.undeliverable.iter().map(|row| self.object([("email", plain(&row.address)), ("error", plain(&row.reason))])).collect()),
            ("notes", plain(notes)),
            ("history", data.entries.iter().map(|row| self.object([("at", at(Some(row.at))), ("action", plain(&row.action)), ("content", row.details.clone())])).collect()),
        ])
    }

    fn invited(&self) -> Value {
        let invited = self
            .data
            .invited
            .iter()
            .map(|row| self.object([("event", self.event(row.event_id)), ("at", at(Some(row.invited_at))), ("email", plain(&row.email)), ("declined", at(row.declined_at))]));
        let planned = self.data.planned.iter().map(|row| self.object([("event", self.event(row.event_id)), ("email", plain(&row.email))]));
        invited.chain(planned).collect()
    }

    fn registration(&self, row: &registration::Model) -> Value {
        let (data, id) = (self.data, row.id);
        let answers =
            data.answers.iter().filter(|one| one.registration_id == id).map(|one| self.object([("question", plain(&one.question_label)), ("answer", plain(&one.answer))]));
        let needs = data.needs.iter().find(|one| one.registration_id == id);
        let price = data.prices.iter().find(|one| one.registration_id == id);
        let history = data.history.iter().filter(|one| one.registration_id == id);
        let history =
            history.map(|one| self.object([("at", at(Some(one.at))), ("action", plain(&one.transition)), ("status", plain(one.to_status)), ("reason", plain(&one.reason))]));
        let attended = data.attendances.iter().filter(|one| one.registration_id == id);
        let attended = attended.map(|one| {
            self.object([("session", self.session(one.session_id)), ("status", plain(one.status)), ("seconds", plain(one.seconds)), ("reason", plain(&one.overrule_reason))])
        });
        let evidence = data.evidence.iter().filter(|one| one.registration_id == id);
        let evidence = evidence.map(|one| {
            self.object([("session", self.session(one.session_id)), ("kind", plain(one.kind)), ("at", at(Some(one.at))), ("until", at(one.until)), ("seconds", plain(one.seconds))])
        });
        let calendar =
            data.invitations.iter().filter(|one| one.registration_id == id).map(|one| self.object([("session", self.session(one.session_id)), ("answer", plain(&one.partstat))]));
        let certificates = data.certificates.iter().filter(|one| one.registration_id == id);
        let certificates =
            certificates.map(|one| self.object([("number", plain(&one.number)), ("at", at(Some(one.issued_at))), ("content", one.facts.clone()), ("revoked", at(one.revoked_at))]));
        let kept = data.kept_names.iter().find(|one| one.registration_id == id).map(|one| format!("{} {}", one.first_name, one.last_name));
        let invoice = price.map(|one| {
            self.object([
                ("cents", plain(one.cents)),
                ("po-number", plain(&one.po_number)),
                ("invoice-organisation", plain(&one.invoice_organisation)),
                ("invoice-kbo", plain(&one.invoice_kbo)),
                ("invoice-address", plain(&one.invoice_address)),
                ("invoice-reference", plain(&one.invoice_reference)),
            ])
        });
        self.object([
            ("event", self.event(row.event_id)),
            ("at", at(Some(row.created_at))),
            ("status", plain(row.status)),
            ("name", plain(format!("{} {}", row.first_name, row.last_name))),
            ("email", plain(&row.email)),
            ("organisation", plain(&row.organisation_text)),
            ("organisation-number", plain(row.organisation_id)),
            ("category", plain(&row.function_category)),
            ("function", plain(&row.job_title)),
            ("language", plain(&row.language)),
            ("mode", plain(row.attendance_mode)),
            ("remarks", plain(&row.remarks)),
            ("diet", plain(needs.map(|one| &one.diet))),
            ("access", plain(needs.map(|one| &one.access))),
            ("photo-consent", at(row.photo_consent_at)),
            ("list-consent", at(row.list_consent_at)),
            ("informed-consent", at(row.informed_consent_at)),
            ("answers", answers.collect()),
            ("price", plain(invoice)),
            ("tags", data.tags.iter().filter(|one| one.registration_id == id).map(|one| plain(&one.tag)).collect()),
            ("history", history.collect()),
            ("attendance", attended.collect()),
            ("evidence", evidence.collect()),
            ("calendar", calendar.collect()),
            ("certificates", certificates.collect()),
            ("evaluation", data.evaluations.iter().filter(|one| one.registration_id == Some(id)).map(|one| one.answers.clone()).collect()),
            ("kept-name", plain(kept)),
        ])
    }
}
