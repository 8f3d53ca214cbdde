//! What happened, written past the product and kept beside it, so that it can be counted once more.

use belfry::entity::attendance::{self, AttendanceStatus};
use belfry::entity::attendance_evidence::EvidenceKind;
use belfry::entity::event::{self, EventKind, EventStatus};
use belfry::entity::registration::{self, RegistrationStatus};
use belfry::entity::registration_history::{self, ActorKind};
use belfry::entity::session::{self, SessionInclusion};
use belfry::entity::{organisation, person, programme, session_choice};
use belfry::rules::names::EmailAddress;
use belfry::rules::places::Share;
use belfry::rules::search_text::fold;
use jiff::Timestamp;
use sea_orm::{EntityTrait as _, IntoActiveModel as _};
use uuid::Uuid;

use crate::support::TestApp;

/// All rows, as they were written.
#[derive(Default)]
pub struct World {
    pub organisations: Vec<organisation::Model>,
    pub programmes: Vec<programme::Model>,
    pub events: Vec<event::Model>,
    pub sessions: Vec<session::Model>,
    pub persons: Vec<person::Model>,
    pub registrations: Vec<registration::Model>,
    pub history: Vec<registration_history::Model>,
    pub choices: Vec<session_choice::Model>,
    pub attendances: Vec<attendance::Model>,
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

impl World {
    /// A body of Flanders: (kind, name, NIS code, province, reference region).
    pub fn body(&mut self, app: &TestApp, (kind, name, nis, province, region): (&str, &str, &str, &str, &str)) -> Uuid {
        let id = app.clock.id();
        let given = |text: &str| Some(text).filter(|text| !text.is_empty()).map(str::to_owned);
        self.organisations.push(organisation::Model {
            id,
            source_key: format!("https://register.example/{id}"),
            kind: kind.to_owned(),
            name: name.to_owned(),
            name_fr: None,
            legal_name: name.to_owned(),
            name_folded: fold(name),
            kbo_number: None,
            nis_code: given(nis),
            ovo_code: None,
            postal_code: None,
            city: None,
            city_folded: None,
            region: Some("Vlaams Gewest".to_owned()),
            province: given(province),
            reference_region: given(region),
            website: None,
            valid_from: None,
            valid_until: None,
            active: true,
            member: true,
            successor_id: None,
            version: 1,
            created_at: app.clock.now().into(),
            updated_at: app.clock.now().into(),
        });
        id
    }

    /// On that day the one went into the other; `begins`: the other had not been there before.
    pub fn merge(&mut self, from: Uuid, into: Uuid, day: &str, begins: bool) {
        let day = day.parse().expect("a day");
        for body in &mut self.organisations {
            if body.id == from {
                (body.active, body.valid_until, body.successor_id) = (false, Some(day), Some(into));
            }
            if body.id == into && begins {
                body.valid_from = Some(day);
            }
        }
    }

    pub fn programme(&mut self, app: &TestApp, name: &str, lead: Option<Uuid>) -> Uuid {
        let id = app.clock.id();
        self.programmes.push(programme::Model {
            id,
            slug: format!("{}-{}", fold(name).replace(' ', "-"), self.programmes.len()),
            name: name.to_owned(),
            summary: String::new(),
            description: String::new(),
            funder: None,
            language: "nl".to_owned(),
            texts: serde_json::json!({}),
            starts_on: None,
            ends_on: None,
            lead_id: lead,
            content_contact_name: None,
            content_contact_email: None,
            practical_contact_name: None,
            practical_contact_email: None,
            version: 1,
            embed_origins: String::new(),
            created_at: app.clock.now().into(),
        });
        id
    }

    /// A published training that begins then and takes an hour and a half, without a programme.
    pub fn event(&mut self, app: &TestApp, starts_at: &str) -> Uuid {
        let id = app.clock.id();
        let (starts, number) = (moment(starts_at), self.events.len());
        let session = self.session(app, id, starts_at, 90);
        let ends = self.sessions[session].ends_at;
        self.events.push(event::Model {
            id,
            programme_id: None,
            slug: format!("activiteit-{number}-{}", id.simple()),
            title: format!("Activiteit {number}"),
            summary: String::new(),
            description: String::new(),
            kind: EventKind::Training,
            format: event::EventFormat::Onsite,
            language: "nl".to_owned(),
            status: EventStatus::Published,
            capacity: None,
            places_taken: 0,
            onsite_taken: 0,
            online_taken: 0,
            rules: serde_json::json!({}),
            waiting_count: 0,
            places_kept: false,
            asks_questions: false,
            secret_link_generation: 0,
            followed_each: false,
            salutation: "familiar".to_owned(),
            letters: serde_json::json!({}),
            registration_opens_at: None,
            registration_closes_at: None,
            contact_name: None,
            contact_email: None,
            contact_phone: None,
            content_contact_name: None,
            content_contact_email: None,
            content_contact_phone: None,
            translations: serde_json::json!({}),
            unlisted: false,
            publish_at: None,
            archived_at: None,
            minimum: None,
            decide_by: None,
            decided_at: None,
            series_id: None,
            section_versions: serde_json::json!({}),
            attendance_rules: serde_json::json!({}),
            starts_at: Some(starts.into()),
            ends_at: Some(ends),
            search_text: format!("activiteit {number}"),
            published_at: Some(app.clock.now().into()),
            cancelled_at: None,
            cancel_reason: None,
            version: 1,
            created_at: app.clock.now().into(),
            updated_at: app.clock.now().into(),
            content_changed_at: None,
        });
        id
    }

    /// Its place among the sessions.
    pub fn session(&mut self, app: &TestApp, event_id: Uuid, starts_at: &str, minutes: i64) -> usize {
        let starts = moment(starts_at);
        self.sessions.push(session::Model {
            id: app.clock.id(),
            event_id,
            title: None,
            starts_at: starts.into(),
            ends_at: (starts + jiff::SignedDuration::from_mins(minutes)).into(),
            time_zone: "Europe/Brussels".to_owned(),
            place: Some("Zaal".to_owned()),
            address: None,
            place_hidden: false,
            join_url: None,
            venue_id: None,
            directions: None,
            inclusion: SessionInclusion::Included,
            slot_id: None,
            capacity: None,
            places_taken: 0,
            sequence: 0,
            cancelled_at: None,
            attendance_closed_at: None,
            version: 1,
            created_at: app.clock.now().into(),
            updated_at: app.clock.now().into(),
        });
        self.sessions.len() - 1
    }

    /// Closes the lists of an event.
    pub fn close(&mut self, event_id: Uuid) {
        self.sessions.iter_mut().filter(|session| session.event_id == event_id).for_each(|session| session.attendance_closed_at = Some(session.ends_at));
    }

    pub fn person(&mut self, app: &TestApp, name: &str) -> Uuid {
        let id = app.clock.id();
        let email = EmailAddress::parse(&format!("{}.{}@gemeente.example", fold(name).replace(' ', "."), self.persons.len())).expect("an address");
        self.persons.push(person::Model::new(id, &email, (name, "Peeters"), "nl", &Share::Named(String::new()), app.clock.now().into()));
        id
    }

    /// A place, of somebody of an organisation.
    pub fn registration(&mut self, app: &TestApp, event_id: Uuid, person_id: Uuid, organisation_id: Option<Uuid>) -> Uuid {
        let id = app.clock.id();
        let person = self.persons.iter().find(|person| person.id == person_id).expect("a person").clone();
        let now = app.clock.now().into();
        self.registrations.push(registration::Model {
            id,
            event_id,
            person_id,
            status: RegistrationStatus::Confirmed,
            email: person.email,
            first_name: person.first_name,
            last_name: person.last_name,
            name_folded: person.name_folded,
            organisation_id,
            organisation_text: None,
            function_category: Some("staff".to_owned()),
            job_title: None,
            language: "nl".to_owned(),
            attendance_mode: None,
            remarks: None,
            submission_hash: None,
            holds_place: false,
            overbooked: false,
            queued_at: None,
            approved_at: None,
            offer_expires_at: None,
            booking_id: None,
            waits_together: false,
            organisation_folded: None,
            photo_consent_at: None,
            list_consent_at: None,
            informed_consent_at: None,
            token_generation: 0,
            token_hash: id.as_bytes().to_vec(),
            version: 0,
            created_at: now,
            updated_at: now,
        });
        id
    }

    /// The registration ends at that moment.
    pub fn cancels(&mut self, app: &TestApp, registration: Uuid, at: Timestamp, from: RegistrationStatus, transition: &str) {
        let row = self.registrations.iter_mut().find(|row| row.id == registration).expect("a registration");
        (row.status, row.updated_at, row.version) = (RegistrationStatus::Cancelled, at.into(), row.version + 1);
        self.history.push(registration_history::Model {
            id: app.clock.id(),
            registration_id: registration,
            from_status: Some(from),
            to_status: RegistrationStatus::Cancelled,
            transition: transition.to_owned(),
            cause: None,
            related_id: None,
            actor: ActorKind::Participant,
            actor_id: None,
            reason: None,
            number: row.version,
            at: at.into(),
        });
    }

    pub fn attends(&mut self, app: &TestApp, session: usize, registration_id: Uuid, status: AttendanceStatus, seconds: Option<i32>) {
        let session_id = self.sessions[session].id;
        self.attendances.push(attendance::Model {
            id: app.clock.id(),
            registration_id,
            session_id,
            status,
            computed: Some(status),
            seconds,
            source: EvidenceKind::Desk,
            recorded_by: None,
            recorded_at: app.clock.now().into(),
            overrule_reason: None,
            overruled_by: None,
            overruled_at: None,
        });
    }

    /// Puts it all into the database.
    pub async fn write(&self, app: &TestApp) {
        // Who was merged into whom comes after both are there.
        let mut organisations: Vec<organisation::Model> = self.organisations.clone();
        organisations.sort_by_key(|body| body.successor_id.is_some());
        let first: Vec<organisation::Model> = organisations.iter().cloned().map(|body| organisation::Model { successor_id: None, ..body }).collect();
        let rows = (self.programmes.clone(), self.events.clone(), self.sessions.clone(), self.persons.clone());
        let more = (self.registrations.clone(), self.history.clone(), self.choices.clone(), self.attendances.clone());
        app.db
            .write(move |transaction| {
                Box::pin(async move {
                    macro_rules! insert {
                        ($($module:ident: $rows:expr),*) => {
                            $(for chunk in $rows.chunks(200) {
                                $module::Entity::insert_many(chunk.iter().cloned().map(|row| row.into_active_model())).exec_without_returning(transaction).await?;
                            })*
                        };
                    }
                    insert!(organisation: first);
                    for body in organisations {
                        organisation::Entity::update(organisation::ActiveModel {
                            id: sea_orm::ActiveValue::Unchanged(body.id),
                            successor_id: sea_orm::ActiveValue::Set(body.successor_id),
                            ..Default::default()
                        })
                        .exec(transaction)
                        .await?;
                    }
                    let (programmes, events, sessions, persons) = rows;
                    let (registrations, history, choices, attendances) = more;
                    insert!(programme: programmes, event: events, session: sessions, person: persons, registration: registrations);
                    insert!(registration_history: history, session_choice: choices, attendance: attendances);
                    Ok(())
                })
            })
            .await
            .expect("a world");
    }
}
