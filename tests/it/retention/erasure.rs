//! One person is erased on request.

use belfry::actions::retention::erase::erase;
use belfry::actions::retention::finish::finish_all;
use belfry::actions::retention::hold::{Held, hold};
use belfry::actions::retention::night::retain;
use belfry::entity::{kept_name, registration};
use belfry::error::Error;
use belfry::rules::attendance::Mark;
use sea_orm::EntityTrait as _;

use super::{ADMIN, bytes, traces};
use crate::certificates::{comes, says};
use crate::registration::{NELE, by_email};
use crate::support::TestApp;

const ADDRESS: &str = "canarine@gemeente.example";

#[tokio::test]
async fn who_is_erased_leaves_nothing_but_numbers() {
    let app = TestApp::start().await;
    let (past, ahead) = (app.event().create().await, app.event().session("2027-06-09T10:00", "2027-06-09T11:30").create().await);
    comes(&app, &past, "canarine").await;
    app.at("2027-03-09T12:00:00Z");
    says(&app, &past, 0, &[("canarine", Mark::Present)]).await;
    comes(&app, &ahead, "canarine").await;
    app.deliver_mail().await;
    let person = by_email(&app, ADDRESS).await.person_id;
    assert!(matches!(erase(&app, NELE, person).await, Err(Error::Forbidden)), "only administrators do");
    erase(&app, ADMIN, person).await.expect("begun");
    // The mail that takes it out of the calendar leaves first.
    assert!(!traces(&app, &["canarine"]).await.is_empty());
    let mails = app.deliver_mail().await;
    assert!(mails.iter().any(|mail| mail.recipient() == ADDRESS), "a cancellation left");
    assert_eq!(finish_all(&app).await.expect("finished"), 1);
    assert_eq!(traces(&app, &["canarine"]).await, Vec::<String>::new());
    assert_eq!(bytes(&app, &["canarine"]), Vec::<String>::new());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM attendances").await, 1);
    assert_eq!(registration::Entity::find().all(app.db.reader()).await.expect("rows").len(), 2);
    assert!(matches!(erase(&app, ADMIN, person).await, Err(Error::NotFound)));
    assert_eq!(finish_all(&app).await.expect("nothing more"), 0);
}

#[tokio::test]
async fn a_duty_keeps_the_name_on_the_list_and_nowhere_else_and_only_while_it_lasts() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    comes(&app, &event, "canarine").await;
    app.at("2027-03-09T12:00:00Z");
    says(&app, &event, 0, &[("canarine", Mark::Present)]).await;
    app.deliver_mail().await;
    hold(&app, ADMIN, Held::Event(event.id), "Controle ESF", "2028-12-31").await.expect("held");
    let row = by_email(&app, ADDRESS).await;
    erase(&app, ADMIN, row.person_id).await.expect("erased");
    let kept = kept_name::Entity::find().all(app.db.reader()).await.expect("rows");
    assert_eq!(kept.iter().map(|one| (one.registration_id, one.last_name.as_str())).collect::<Vec<_>>(), [(row.id, "Vandecasteele")]);
    assert!(traces(&app, &["vandecasteele"]).await.iter().all(|place| place.starts_with("kept_names.")));
    app.at("2029-01-01T09:00:00Z");
    retain(&app).await.expect("a night").expect("a run");
    assert_eq!(traces(&app, &["vandecasteele", "canarine"]).await, Vec::<String>::new());
}
