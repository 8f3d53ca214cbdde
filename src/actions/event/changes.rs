//! Before and after, for the audit log: `{"field": ["before", "after"]}`, only what differs.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{EventDetails, SessionDetails};
use crate::entity::{event, session};
use crate::rules::names::EmailAddress;

#[derive(Debug, Default)]
pub(in crate::actions) struct Changes(Map<String, Value>);

impl Changes {
    pub(in crate::actions) fn note<T: Serialize + PartialEq>(&mut self, field: &str, before: &T, after: &T) {
        if before != after {
            self.0.insert(field.to_owned(), json!([before, after]));
        }
    }

    /// That another row was chosen is enough.
    pub(in crate::actions) fn note_choice(&mut self, field: &str, before: &Option<uuid::Uuid>, after: &Option<uuid::Uuid>) {
        if before != after {
            self.0.insert(field.to_owned(), json!([before.is_some(), after.is_some()]));
        }
    }

    pub(in crate::actions) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(in crate::actions) fn has(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }

    /// Whether readers of the event are told something else: places, deadlines and whom to ask are not what it is about.
    pub(in crate::actions) fn are_of_content(&self) -> bool {
        ["title", "summary", "description", "translations", "kind", "format", "language", "programme", "slug"].into_iter().any(|field| self.has(field))
    }

    pub(in crate::actions) fn into_value(self) -> Value {
        Value::Object(self.0)
    }

    pub(in crate::actions) fn of_event(before: &event::Model, after: &EventDetails, slug: &str) -> Self {
        let mut changes = Self::default();
        changes.note("title", &before.title, &after.title);
        changes.note("summary", &before.summary, &after.summary);
        changes.note("description", &before.description, &after.description);
        changes.note("kind", &before.kind, &after.kind);
        changes.note("format", &before.format, &after.format);
        changes.note("language", &before.language.as_str(), &after.language.code());
        changes.note("programme", &before.programme_id, &after.programme_id);
        changes.note("capacity", &before.capacity, &after.capacity);
        changes.note("registration_opens_at", &before.registration_opens_at, &after.registration_opens_at.map(Into::into));
        changes.note("registration_closes_at", &before.registration_closes_at, &after.registration_closes_at.map(Into::into));
        changes.note("contact_name", &before.contact_name, &after.contact_name);
        changes.note("contact_email", &before.contact_email.as_deref(), &after.contact_email.as_ref().map(EmailAddress::as_str));
        changes.note("contact_phone", &before.contact_phone, &after.contact_phone);
        changes.note("content_contact_name", &before.content_contact_name, &after.content_contact.name);
        changes.note("content_contact_email", &before.content_contact_email.as_deref(), &after.content_contact.email.as_ref().map(EmailAddress::as_str));
        changes.note("content_contact_phone", &before.content_contact_phone, &after.content_contact.phone);
        changes.note("translations", &before.translations(), &after.translations);
        changes.note("unlisted", &before.unlisted, &after.unlisted);
        changes.note("minimum", &before.minimum, &after.undecided.map(|undecided| undecided.minimum));
        changes.note("decide_by", &before.decide_by, &after.undecided.map(|undecided| undecided.decide_by.into()));
        changes.note("slug", &before.slug.as_str(), &slug);
        changes
    }

    pub(in crate::actions) fn of_session(before: &session::Model, after: &SessionDetails) -> Self {
        let mut changes = Self::default();
        changes.note("session_title", &before.title, &after.title);
        changes.note("starts_at", &before.starts_at, &after.starts_at.into());
        changes.note("ends_at", &before.ends_at, &after.ends_at.into());
        changes.note("time_zone", &before.time_zone, &after.time_zone);
        changes.note("place", &before.place, &after.place);
        changes.note("address", &before.address, &after.address);
        changes.note("place_hidden", &before.place_hidden, &after.place_hidden);
        // The link lets anybody in: the log says that it changed, never what it is.
        let link = after.join_url.as_ref().map(crate::rules::names::WebAddress::as_str);
        if before.join_url.as_deref() != link {
            changes.0.insert("join_url".to_owned(), json!([before.join_url.is_some(), link.is_some()]));
        }
        changes
    }
}
