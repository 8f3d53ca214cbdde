//! Events and organisations that are simply there, written past the product.

use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};

use belfry::entity::event::{self, EventFormat, EventKind, EventStatus};
use belfry::entity::session::SessionInclusion;
use belfry::entity::{mail_domain, organisation, session};
use belfry::rules::registration_rules::RegistrationRules;
use belfry::rules::schedule;
use belfry::rules::search_text::fold;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use uuid::Uuid;

use super::TestApp;

/// An event with its sessions as they were when it was made.
#[derive(Clone)]
pub struct TestEvent {
    pub event: event::Model,
    pub sessions: Vec<session::Model>,
}

impl Deref for TestEvent {
    type Target = event::Model;

    fn deref(&self) -> &event::Model {
        &self.event
    }
}

pub struct EventBuilder {
    app: TestApp,
    title: String,
    slug: String,
    format: EventFormat,
    status: EventStatus,
    language: String,
    capacity: Option<i32>,
    rules: RegistrationRules,
    opens_at: Option<Timestamp>,
    closes_at: Option<Timestamp>,
    zone: String,
    /// Local start and end.
    sessions: Vec<(String, String)>,
}

impl EventBuilder {
    /// A published webinar on 9 March 2027, 10:00–11:30 in Brussels, for as many as come.
    pub fn new(app: TestApp) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        Self {
            app,
            title: "Right to Challenge: lessen uit drie gemeenten".to_owned(),
            slug: format!("right-to-challenge-{number}"),
            format: EventFormat::Online,
            status: EventStatus::Published,
            language: "nl".to_owned(),
            capacity: None,
            rules: RegistrationRules::default(),
            opens_at: None,
            closes_at: None,
            zone: "Europe/Brussels".to_owned(),
            sessions: Vec::new(),
        }
    }

    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    #[must_use]
    pub fn slug(mut self, slug: &str) -> Self {
        slug.clone_into(&mut self.slug);
        self
    }

    #[must_use]
    pub fn onsite(mut self) -> Self {
        self.format = EventFormat::Onsite;
        self
    }

    #[must_use]
    pub fn hybrid(mut self) -> Self {
        self.format = EventFormat::Hybrid;
        self
    }

    #[must_use]
    pub fn status(mut self, status: EventStatus) -> Self {
        self.status = status;
        self
    }

    #[must_use]
    pub fn places(mut self, capacity: i32) -> Self {
        self.capacity = Some(capacity);
        self
    }

    /// With a waiting list and offers.
    #[must_use]
    pub fn waiting_list(self) -> Self {
        self.rules(|rules| rules.waiting_list = true)
    }

    /// Rules of registering that differ from the default.
    #[must_use]
    pub fn rules(mut self, change: impl FnOnce(&mut RegistrationRules)) -> Self {
        change(&mut self.rules);
        self
    }

    #[must_use]
    pub fn opens(mut self, moment: &str) -> Self {
        self.opens_at = Some(moment.parse().expect("a moment"));
        self
    }

    #[must_use]
    pub fn closes(mut self, moment: &str) -> Self {
        self.closes_at = Some(moment.parse().expect("a moment"));
        self
    }

    #[must_use]
    pub fn in_zone(mut self, zone: &str) -> Self {
        zone.clone_into(&mut self.zone);
        self
    }

    /// A session in local time, as `2027-03-09T10:00` to `2027-03-09T11:30`; the first call replaces the default one.
    #[must_use]
    pub fn session(mut self, start: &str, end: &str) -> Self {
        self.sessions.push((start.to_owned(), end.to_owned()));
        self
    }

    pub async fn create(mut self) -> TestEvent {
        if self.sessions.is_empty() {
            self.sessions.push(("2027-03-09T10:00".to_owned(), "2027-03-09T11:30".to_owned()));
        }
        let event_id = self.app.clock.id();
        let sessions: Vec<session::Model> = self.sessions.iter().map(|(start, end)| self.session_row(event_id, start, end)).collect();
        let event = self.event_row(event_id, &sessions);
        let (event_row, session_rows) = (event::ActiveModel::from(event.clone()), sessions.iter().cloned().map(session::ActiveModel::from).collect::<Vec<_>>());
        self.app
            .db
            .write(move |transaction| {
                Box::pin(async move {
                    event::Entity::insert(event_row).exec_without_returning(transaction).await?;
                    session::Entity::insert_many(session_rows).exec_without_returning(transaction).await?;
                    Ok(())
                })
            })
            .await
            .expect("an event");
        TestEvent { event, sessions }
    }

    fn event_row(&self, id: Uuid, sessions: &[session::Model]) -> event::Model {
        let now = self.app.clock.now().into();
        event::Model {
            id,
            programme_id: None,
            slug: self.slug.clone(),
            title: self.title.clone(),
            summary: "Drie gemeenten vertellen wat werkte en wat niet.".to_owned(),
            description: "Met ruimte voor *vragen*.".to_owned(),
            kind: EventKind::Webinar,
            format: self.format,
            language: self.language.clone(),
            status: self.status,
            capacity: self.capacity,
            places_taken: 0,
            onsite_taken: 0,
            online_taken: 0,
            rules: serde_json::to_value(&self.rules).expect("rules"),
            waiting_count: 0,
            places_kept: false,
            asks_questions: false,
            secret_link_generation: 0,
            followed_each: false,
            salutation: "familiar".to_owned(),
            letters: serde_json::json!({}),
            registration_opens_at: self.opens_at.map(Into::into),
            registration_closes_at: self.closes_at.map(Into::into),
            contact_name: Some("Nele Janssens".to_owned()),
            contact_email: Some("nele@ledenkoepel.example".to_owned()),
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
            starts_at: sessions.iter().map(|session| session.starts_at).min(),
            ends_at: sessions.iter().map(|session| session.ends_at).max(),
            search_text: fold(&self.title),
            published_at: (self.status != EventStatus::Draft).then_some(now),
            cancelled_at: (self.status == EventStatus::Cancelled).then_some(now),
            cancel_reason: None,
            version: 1,
            created_at: now,
            updated_at: now,
            content_changed_at: None,
        }
    }

    fn session_row(&self, event_id: Uuid, start: &str, end: &str) -> session::Model {
        let zone = schedule::zone(&self.zone).expect("a zone");
        let moment = |local: &str| schedule::instant(local.parse().expect("a local time"), &zone, Some(schedule::Repeated::Earlier)).expect("a time that exists").into();
        let now = self.app.clock.now().into();
        session::Model {
            id: self.app.clock.id(),
            event_id,
            title: None,
            starts_at: moment(start),
            ends_at: moment(end),
            time_zone: self.zone.clone(),
            place: (self.format != EventFormat::Online).then(|| "Huis van de Gemeente, zaal 2".to_owned()),
            address: (self.format != EventFormat::Online).then(|| "Bischoffsheimlaan 1-8, 1000 Brussel".to_owned()),
            place_hidden: false,
            join_url: (self.format != EventFormat::Onsite).then(|| "https://meeting.example/secret-room-4711".to_owned()),
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
            created_at: now,
            updated_at: now,
        }
    }
}

pub struct OrganisationBuilder {
    app: TestApp,
    name: String,
    domains: Vec<String>,
}

impl OrganisationBuilder {
    pub fn new(app: TestApp, name: &str) -> Self {
        Self { app, name: name.to_owned(), domains: Vec::new() }
    }

    #[must_use]
    pub fn domain(mut self, domain: &str) -> Self {
        self.domains.push(domain.to_owned());
        self
    }

    pub async fn create(self) -> organisation::Model {
        let now = self.app.clock.now().into();
        let id = self.app.clock.id();
        let row = organisation::Model {
            id,
            source_key: format!("https://register.example/{id}"),
            kind: "Gemeente".to_owned(),
            name: self.name.clone(),
            name_fr: None,
            legal_name: self.name.clone(),
            name_folded: fold(&self.name),
            kbo_number: None,
            nis_code: None,
            ovo_code: None,
            postal_code: Some("9999".to_owned()),
            city: Some("Voorbeeldstad".to_owned()),
            city_folded: Some(fold("Voorbeeldstad")),
            region: Some("Vlaams Gewest".to_owned()),
            province: Some("Oost-Vlaanderen".to_owned()),
            reference_region: None,
            website: None,
            valid_from: None,
            valid_until: None,
            active: true,
            member: true,
            successor_id: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        let domains: Vec<mail_domain::ActiveModel> = self
            .domains
            .iter()
            .map(|domain| mail_domain::ActiveModel {
                id: Set(self.app.clock.id()),
                domain: Set(domain.clone()),
                organisation_id: Set(id),
                position: Set(0),
                basis: Set("email".to_owned()),
            })
            .collect();
        let insert = organisation::ActiveModel::from(row.clone());
        self.app
            .db
            .write(move |transaction| {
                Box::pin(async move {
                    organisation::Entity::insert(insert).exec_without_returning(transaction).await?;
                    for domain in domains {
                        mail_domain::Entity::insert(domain).exec_without_returning(transaction).await?;
                    }
                    Ok(())
                })
            })
            .await
            .expect("an organisation");
        row
    }
}
