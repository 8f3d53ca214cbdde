//! One person, one link; and where it is seen that an evaluation waits, or is complete.

use belfry::actions::person::merge::{Seen, merge};
use belfry::entity::{evaluation_invitation, person};
use sea_orm::EntityTrait as _;
use uuid::Uuid;

use super::{ANONYMOUS, ENDED, NAMED, answers, evaluated, link, mails, names, over, turn};
use crate::registration::by_email;
use crate::retention::ADMIN;
use crate::support::TestApp;

async fn merged(app: &TestApp, kept: &str, gone: &str) {
    let kept = by_email(app, &format!("{kept}@gemeente.example")).await.person_id;
    let gone = by_email(app, &format!("{gone}@gemeente.example")).await.person_id;
    let people = person::Entity::find().all(app.db.reader()).await.expect("people");
    let seen = |id: Uuid| Seen { person: id, version: people.iter().find(|person| person.id == id).expect("a person").version };
    merge(app, ADMIN, seen(kept), seen(gone)).await.expect("merged");
}

async fn invited(app: &TestApp) -> Vec<(Option<Uuid>, bool)> {
    evaluation_invitation::Entity::find().all(app.db.reader()).await.expect("rows").into_iter().map(|row| (row.registration_id, row.answered)).collect()
}

#[tokio::test]
async fn who_was_merged_gets_no_second_link() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    evaluated(&app, &event, NAMED, &["an", "ann"]).await;
    app.at(ENDED);
    // Only the one row was there, and was asked.
    over(&app, &event, &["ann@"]).await;
    assert_eq!(names(&mails(&app).await), ["an"]);
    // The other row is the one that stays; a correction says that it was there, too.
    let stays = by_email(&app, "ann@gemeente.example").await.id;
    app.database().execute("UPDATE registrations SET created_at = '2020-01-01 00:00:00+00:00' WHERE email = 'ann@gemeente.example'").await;
    merged(&app, "ann", "an").await;
    app.database().execute("UPDATE attendances SET status = 'present'").await;
    assert_eq!(names(&mails(&app).await), Vec::<String>::new(), "no second link");
    assert_eq!(invited(&app).await, [(Some(stays), false)], "the one they have is theirs");
    let row = evaluation_invitation::Entity::find().one(app.db.reader()).await.expect("rows").expect("one");
    let token = app.keys.derive(belfry::keys::Purpose::Evaluation, row.id, 0);
    assert!(app.visitor().get(&format!("/e/{}", token.as_str())).await.expect(200).has("form"), "and still opens");
}

#[tokio::test]
async fn of_two_links_the_one_that_was_used_stays() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    evaluated(&app, &event, NAMED, &["an", "ann", "bo"]).await;
    app.at(ENDED);
    over(&app, &event, &[]).await;
    assert_eq!(names(&mails(&app).await), ["an", "ann", "bo"]);
    answers(&app, "ann", 4).await;
    let unused = link(&app, "an").await;
    merged(&app, "an", "ann").await;
    let rows = invited(&app).await;
    assert_eq!((rows.len(), rows.iter().filter(|(_, answered)| *answered).count()), (2, 1), "one person was asked once: {rows:?}");
    app.visitor().get(&format!("/e/{}", unused.as_str())).await.expect(404);
    let findings = belfry::queries::audit::audit(app.db.reader(), app.clock.now()).await.expect("an audit");
    assert!(!findings.violations.iter().any(|line| line.invariant == "evaluations"), "{:?}", findings.violations);
    app.wait(jiff::SignedDuration::from_hours(24 * 6));
    assert_eq!(names(&mails(&app).await), ["bo"], "only who has not answered is reminded");
}

#[tokio::test]
async fn who_was_erased_is_asked_nothing_and_their_link_opens_nothing() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    evaluated(&app, &event, NAMED, &["an", "bo", "cis"]).await;
    app.at(ENDED);
    over(&app, &event, &["an@"]).await;
    assert_eq!(names(&mails(&app).await), ["bo", "cis"]);
    let unused = link(&app, "cis").await;
    for name in ["an", "cis"] {
        let person = by_email(&app, &format!("{name}@gemeente.example")).await.person_id;
        belfry::actions::retention::erase::erase(&app, ADMIN, person).await.expect("erased");
    }
    app.visitor().get(&format!("/e/{}", unused.as_str())).await.expect(404);
    app.database().execute("UPDATE attendances SET status = 'present'").await;
    app.wait(jiff::SignedDuration::from_hours(24 * 6));
    assert_eq!(names(&mails(&app).await), ["bo"], "the reminder of who is still known");
}

#[tokio::test]
async fn an_evaluation_that_waits_is_on_the_page_of_all_registrations() {
    let app = TestApp::start().await;
    let event = app.event().titled("Webinar Right to Challenge").create().await;
    evaluated(&app, &event, ANONYMOUS, &["an"]).await;
    app.at(ENDED);
    over(&app, &event, &[]).await;
    mails(&app).await;
    let an = app.visitor();
    crate::rights::asks(&an, "an@gemeente.example").await;
    let path = app.deliver_mail().await.remove(0).link("/my/");
    let page = an.get(&path).await.expect(200);
    assert!(page.shows("Hoe was het?"), "{}", page.words());
    let to = page.attributes("#evaluations ~ ul a", "href").remove(0);
    assert!(an.get(&to).await.expect(200).shows("Webinar Right to Challenge"));
    answers(&app, "an", 5).await;
    assert!(!an.get(&path).await.expect(200).shows("Hoe was het?"), "answered");
}

#[tokio::test]
async fn the_desk_says_how_far_an_evaluation_is_and_when_it_is_complete() {
    let app = TestApp::start().await;
    let event = app.event().titled("Webinar Right to Challenge").create().await;
    evaluated(&app, &event, NAMED, &["an", "bo"]).await;
    app.at(ENDED);
    over(&app, &event, &[]).await;
    mails(&app).await;
    answers(&app, "an", 5).await;
    let overview = format!("/desk/events/{}", event.id);
    let page = app.organiser().await.get(&overview).await.expect(200);
    assert!(page.shows("Tot nu toe antwoordden 1 van 2 gevraagden."), "{}", page.words());
    assert!(!app.organiser().await.get("/desk").await.shows("Resultaten van evaluaties"));
    app.wait(jiff::SignedDuration::from_hours(24 * 15));
    turn(&app).await;
    let nele = app.organiser().await;
    assert!(nele.get(&overview).await.shows("De resultaten zijn klaar: 1 van 2 gevraagden antwoordden."));
    let start = nele.get("/desk").await.expect(200);
    assert!(start.shows("Resultaten van evaluaties die klaar zijn") && start.link("/evaluation/results").is_some(), "{}", start.words());
    app.wait(jiff::SignedDuration::from_hours(24 * 15));
    assert!(!app.organiser().await.get("/desk").await.shows("Resultaten van evaluaties"), "not for ever");
}
