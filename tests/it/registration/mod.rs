//! Places: taking them, giving them back, and telling people what changed.

mod announce;
mod approval;
mod audience;
mod cancel;
mod change_address;
mod choices;
mod colleagues;
mod forget_needs;
mod hand_over;
mod model;
mod races;
mod register;
mod restore;
mod waiting_list;

use belfry::actions::Acting;
use belfry::actions::registration::register::{Booker, OrganisationChoice, Participant, Registered, RegistrationRequest};
use belfry::entity::outbox::{self, OutboxState};
use belfry::entity::registration::RegistrationStatus;
use belfry::entity::{invitation, registration};
use belfry::rules::language::Language;
use belfry::rules::letter::Letter;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::permission::Role;
use belfry::rules::registration_rules::Consents;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::support::{TestApp, TestEvent};

pub fn request(slug: &str, email: &str) -> RegistrationRequest {
    alone(slug, participant(email))
}

/// Somebody registers themselves.
pub fn alone(slug: &str, participant: Participant) -> RegistrationRequest {
    RegistrationRequest {
        event_slug: slug.to_owned(),
        booker: None,
        participants: vec![participant],
        together: true,
        accepts_waiting: true,
        key: None,
        submission: None,
        invoice: Default::default(),
    }
}

pub fn participant(email: &str) -> Participant {
    Participant {
        first_name: PersonName::parse("Lieselot").expect("a name"),
        last_name: PersonName::parse("Vandecasteele").expect("a name"),
        email: EmailAddress::parse(email).expect("an address"),
        organisation: OrganisationChoice::Named("Stad Voorbeeldstad".to_owned()),
        function_category: None,
        job_title: None,
        language: Language::Nl,
        attendance_mode: None,
        sessions: Vec::new(),
        answers: Vec::new(),
        remarks: None,
        speaker_question: None,
        diet: None,
        access: None,
        consents: Consents::default(),
    }
}

pub async fn registrations(app: &TestApp) -> Vec<registration::Model> {
    registration::Entity::find().order_by_asc(registration::Column::Id).all(app.db.reader()).await.expect("rows")
}

async fn invitations(app: &TestApp) -> Vec<invitation::Model> {
    invitation::Entity::find().order_by_asc(invitation::Column::Id).all(app.db.reader()).await.expect("rows")
}

/// Letters in the outbox in that state, in the order in which they were decided.
async fn letters(app: &TestApp, state: OutboxState) -> Vec<(outbox::Model, Letter)> {
    let rows = outbox::Entity::find().order_by_asc(outbox::Column::Id).all(app.db.reader()).await.expect("rows");
    rows.into_iter().filter(|row| row.state == state).map(|row| (row.clone(), serde_json::from_value(row.facts).expect("a letter"))).collect()
}

/// Letters that wait, by the name of their template.
async fn waiting(app: &TestApp) -> Vec<String> {
    letters(app, OutboxState::Queued).await.into_iter().map(|(row, _)| row.letter).collect()
}

/// As if a mail server had taken all that waits.
async fn everything_is_sent(app: &TestApp) {
    app.database().execute("UPDATE outbox SET state = 'sent' WHERE state = 'queued'").await;
}

/// Nele, an organiser, without a session in a browser.
pub const NELE: Acting = Acting { organiser_id: Uuid::from_u128(1), role: Role::Organiser };

/// Somebody of a Known organisation, named by the part of the address before the `@`.
pub fn of_organisation(event: &TestEvent, organisation: Uuid, name: &str) -> RegistrationRequest {
    let participant = Participant { organisation: OrganisationChoice::Known(organisation), ..participant(&format!("{name}@gemeente.example")) };
    alone(&event.slug, participant)
}

/// Somebody of an organisation that is not in the register.
pub fn named(event: &TestEvent, organisation: &str, name: &str) -> RegistrationRequest {
    let participant = Participant { organisation: OrganisationChoice::Named(organisation.to_owned()), ..participant(&format!("{name}@gemeente.example")) };
    alone(&event.slug, participant)
}

/// People, named by the part of their address before the `@`, registered by a booker.
pub fn booking(event: &TestEvent, names: &[&str], together: bool) -> RegistrationRequest {
    RegistrationRequest {
        booker: Some(Booker {
            first_name: PersonName::parse("Hilde").expect("a name"),
            last_name: PersonName::parse("De Wit").expect("a name"),
            email: EmailAddress::parse("hilde@gemeente.example").expect("an address"),
            language: Language::Nl,
        }),
        participants: names.iter().map(|name| participant(&format!("{name}@gemeente.example"))).collect(),
        together,
        ..request(&event.slug, "nobody@gemeente.example")
    }
}

pub async fn register(app: &TestApp, event: &TestEvent, email: &str) -> Registered {
    app.registrar.register(request(&event.slug, email)).await.expect("registered")
}

/// The latest registration of that address.
pub async fn by_email(app: &TestApp, email: &str) -> registration::Model {
    let found = registration::Entity::find().filter(registration::Column::Email.eq(email)).order_by_desc(registration::Column::Id).one(app.db.reader()).await.expect("rows");
    found.unwrap_or_else(|| panic!("{email} is not registered"))
}

pub fn named_after((name, status): (&str, RegistrationStatus)) -> (String, RegistrationStatus) {
    (name.to_owned(), status)
}

/// Everybody's status at an event, by the part of the address before the `@`.
pub async fn standing(app: &TestApp, event: &TestEvent) -> Vec<(String, RegistrationStatus)> {
    let mut all: Vec<_> = registrations(app)
        .await
        .into_iter()
        .filter(|registration| registration.event_id == event.id)
        .map(|registration| (registration.email.split('@').next().unwrap_or_default().to_owned(), registration.status))
        .collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

/// Letters to an address that were not set aside, in the order in which they were decided.
pub async fn told(app: &TestApp, email: &str) -> Vec<String> {
    let rows = outbox::Entity::find().filter(outbox::Column::Recipient.eq(email)).filter(outbox::Column::State.ne(OutboxState::Superseded)).order_by_asc(outbox::Column::Id);
    rows.all(app.db.reader()).await.expect("rows").into_iter().map(|row| row.letter).collect()
}

/// The invariants hold.
#[track_caller]
pub fn nothing_is_wrong(app: &TestApp) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let findings = belfry::queries::audit::audit(app.db.reader(), app.clock.now()).await.expect("an audit");
        assert!(findings.violations.is_empty(), "{caller}: {:?}", findings.violations.iter().map(ToString::to_string).collect::<Vec<_>>());
    }
}
