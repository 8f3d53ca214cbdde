//! People of an event in a table that is one's own, and people over all events.

mod adding;
mod moving;
mod persons;
mod table;

use belfry::actions::registration::register::{OrganisationChoice, Participant, RegistrationRequest};
use belfry::entity::registration;
use belfry::rules::names::PersonName;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use crate::support::{TestApp, TestEvent};

/// Somebody of that name at an address and an organisation.
fn person(first: &str, last: &str, email: &str, organisation: &str) -> Participant {
    Participant {
        first_name: PersonName::parse(first).expect("a name"),
        last_name: PersonName::parse(last).expect("a name"),
        organisation: OrganisationChoice::Named(organisation.to_owned()),
        function_category: Some("staff".to_owned()),
        ..crate::registration::participant(email)
    }
}

async fn registers(app: &TestApp, event: &TestEvent, somebody: Participant) -> registration::Model {
    let email = somebody.email.key();
    let request =
        RegistrationRequest { event_slug: event.slug.clone(), booker: None, participants: vec![somebody], together: false, accepts_waiting: true, key: None, submission: None };
    app.registrar.register(request).await.expect("registered");
    of(app, event, &email).await
}

/// The latest registration of an address for an event.
async fn of(app: &TestApp, event: &TestEvent, email: &str) -> registration::Model {
    let found = registration::Entity::find().filter(registration::Column::EventId.eq(event.id)).filter(registration::Column::Email.eq(email));
    found.order_by_desc(registration::Column::Id).one(app.db.reader()).await.expect("an answer").expect("a registration")
}

fn participants(event: &TestEvent) -> String {
    format!("/desk/events/{}/participants", event.id)
}

/// The invariants hold: places, history, calendars.
async fn is_sound(app: &TestApp) {
    let findings = belfry::queries::audit::audit(app.db.reader(), app.clock.now()).await.expect("an audit");
    assert!(findings.is_empty(), "{findings:?}");
}
