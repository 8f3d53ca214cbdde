//! Places: taking them, giving them back, and telling people what changed.

mod announce;
mod cancel;
mod forget_needs;
mod register;

use belfry::actions::registration::register::{OrganisationChoice, Participant, RegistrationRequest};
use belfry::entity::outbox::{self, OutboxState};
use belfry::entity::{invitation, registration};
use belfry::rules::language::Language;
use belfry::rules::letter::Letter;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::registration_rules::Consents;
use sea_orm::{EntityTrait, QueryOrder};

use crate::support::TestApp;

pub fn request(slug: &str, email: &str) -> RegistrationRequest {
    alone(slug, participant(email))
}

/// Somebody registers themselves.
pub fn alone(slug: &str, participant: Participant) -> RegistrationRequest {
    RegistrationRequest { event_slug: slug.to_owned(), booker: None, participants: vec![participant], together: true, accepts_waiting: true, key: None, submission: None }
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
        diet: None,
        access: None,
        consents: Consents::default(),
    }
}

async fn registrations(app: &TestApp) -> Vec<registration::Model> {
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
