//! Who may register, and what a refusal says.

use belfry::actions::registration::register::{OrganisationChoice, RegistrationRequest};
use belfry::entity::invitee;
use belfry::error::{Error, Refusal};
use belfry::keys::Purpose;
use belfry::rules::audience::Audience;
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{alone, nothing_is_wrong, of_organisation, participant, request};
use crate::support::{TestApp, TestEvent};

async fn refusal(app: &TestApp, request: RegistrationRequest) -> Option<Refusal> {
    match app.registrar.register(request).await {
        Ok(_) => None,
        Err(Error::Refused(refusal)) => Some(refusal),
        Err(error) => panic!("{error}"),
    }
}

fn with_function(event: &TestEvent, function: &str) -> RegistrationRequest {
    let mut person = participant(&format!("{function}@gemeente.example"));
    person.function_category = Some(function.to_owned());
    alone(&event.slug, person)
}

#[tokio::test]
async fn each_condition_lets_its_people_in_and_names_itself_to_the_others() {
    let app = TestApp::start().await;
    let (gent, aalst) = (app.organisation("Gent").create().await, app.organisation("Aalst").create().await);
    app.database().execute("UPDATE organisations SET member = FALSE WHERE name = 'Aalst'").await;
    let members = app.event().rules(|rules| rules.audience.members_only = true).create().await;
    assert_eq!(refusal(&app, of_organisation(&members, gent.id, "a")).await, None);
    assert_eq!(refusal(&app, of_organisation(&members, aalst.id, "b")).await, Some(Refusal::MembersOnly));
    assert_eq!(refusal(&app, request(&members.slug, "c@gemeente.example")).await, Some(Refusal::MembersOnly));
    let kinds = app.event().rules(|rules| rules.audience.organisation_kinds = vec!["OCMW".to_owned()]).create().await;
    assert_eq!(refusal(&app, of_organisation(&kinds, gent.id, "a")).await, Some(Refusal::OrganisationKind));
    let functions = app.event().rules(|rules| rules.audience.function_categories = vec!["elected".to_owned()]).create().await;
    assert_eq!(refusal(&app, with_function(&functions, "elected")).await, None);
    assert_eq!(refusal(&app, with_function(&functions, "staff")).await, Some(Refusal::FunctionCategory));
    let named = app.event().rules(|rules| rules.audience.organisations = vec![aalst.id]).create().await;
    assert_eq!(refusal(&app, of_organisation(&named, aalst.id, "a")).await, None);
    assert_eq!(refusal(&app, of_organisation(&named, gent.id, "b")).await, Some(Refusal::NamedOrganisations));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn an_invitation_and_the_secret_link_open_what_is_closed_to_others() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.audience = Audience { by_invitation: true, members_only: true, ..Audience::default() }).create().await;
    assert_eq!(refusal(&app, request(&event.slug, "stranger@gemeente.example")).await, Some(Refusal::ByInvitation));
    let id = app.clock.id();
    let token = app.keys.derive(Purpose::Invitee, id, 0);
    let row = invitee::ActiveModel {
        id: Set(id),
        event_id: Set(event.id),
        email: Set("invited@gemeente.example".to_owned()),
        email_key: Set("invited@gemeente.example".to_owned()),
        first_name: Set(None),
        last_name: Set(None),
        language: Set("nl".to_owned()),
        token_hash: Set(token.hash()),
        invited_at: Set(app.clock.now().into()),
        reminded_at: Set(None),
        declined_at: Set(None),
    };
    app.db.write(move |transaction| Box::pin(async move { Ok(invitee::Entity::insert(row).exec_without_returning(transaction).await.map(|_| ())?) })).await.expect("invited");
    assert_eq!(refusal(&app, request(&event.slug, "Invited@Gemeente.example")).await, None, "the address alone");
    let with_key = |email: &str, key: &str| RegistrationRequest { key: Some(key.to_owned()), ..request(&event.slug, email) };
    assert_eq!(refusal(&app, with_key("private@elsewhere.example", token.as_str())).await, None, "the invitation, with another address of theirs");
    let secret = app.keys.derive(Purpose::SecretLink, event.id, 0);
    assert_eq!(refusal(&app, with_key("friend@gemeente.example", secret.as_str())).await, None);
    for wrong in ["", "x", app.keys.derive(Purpose::SecretLink, event.id, 1).as_str(), app.keys.derive(Purpose::Registration, event.id, 0).as_str()] {
        assert_eq!(refusal(&app, with_key("other@gemeente.example", wrong)).await, Some(Refusal::ByInvitation), "{wrong}");
    }
    let elsewhere = app.event().rules(|rules| rules.audience.by_invitation = true).create().await;
    let borrowed = RegistrationRequest { key: Some(token.as_str().to_owned()), ..request(&elsewhere.slug, "invited@gemeente.example") };
    assert_eq!(refusal(&app, borrowed).await, Some(Refusal::ByInvitation), "an invitation opens its own event");
}

#[tokio::test]
async fn a_booking_is_for_people_who_may_all_come() {
    let app = TestApp::start().await;
    let gent = app.organisation("Gent").create().await;
    let event = app.event().rules(|rules| rules.audience.members_only = true).create().await;
    let mut form = super::booking(&event, &["a", "b"], true);
    form.participants[0].organisation = OrganisationChoice::Known(gent.id);
    assert_eq!(refusal(&app, form.clone()).await, Some(Refusal::MembersOnly));
    form.participants[1].organisation = OrganisationChoice::Known(gent.id);
    assert_eq!(refusal(&app, form).await, None);
}
