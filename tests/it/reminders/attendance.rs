use belfry::entity::{attendance, audit_entry};
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::registered;
use crate::registration::by_email;
use crate::support::{TestApp, TestEvent, Visitor};

fn path(event: &TestEvent) -> String {
    format!("/desk/events/{}/sessions/{}/attendance", event.id, event.sessions[0].id)
}

/// Somebody who only takes attendance.
async fn hostess(app: &TestApp) -> Visitor {
    let hostess = app.visitor();
    hostess.signs_in(app, "onthaal@ledenkoepel.example", "desk").await;
    hostess
}

async fn marks(app: &TestApp) -> Vec<String> {
    let mut marks = Vec::new();
    for row in attendance::Entity::find().order_by_asc(attendance::Column::Id).all(app.db.reader()).await.expect("rows") {
        marks.push(format!("{:?}", row.status));
    }
    marks.sort();
    marks
}

#[tokio::test]
async fn the_door_marks_everybody_and_then_corrects() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    registered(&app, &event, &["an", "els", "jan"]).await;
    let hostess = hostess(&app).await;
    assert!(hostess.get(&format!("/desk/events/{}", event.id)).await.expect(200).link("/attendance").is_some());
    // Not yet.
    let page = hostess.get(&path(&event)).await.expect(200);
    assert!(page.shows("vanaf dinsdag 9 maart 2027, 00:00") && page.try_form("form#marks").is_none(), "{}", page.words());
    app.at("2027-03-09T08:00:00Z");
    let hostess = self::hostess(&app).await;
    let page = hostess.get(&path(&event)).await.expect(200);
    assert!(page.try_form("form#close").is_none(), "before the end nothing is settled");
    let rest = page.form("form#rest").with("rest", "present");
    let answer = hostess.sends(&rest).await.expect(303);
    let page = hostess.follows(answer).await.expect(200);
    assert!(page.shows("Bewaard: 3 aanwezigheden.") && page.try_form("form#rest").is_none(), "{}", page.words());
    let els = by_email(&app, "els@gemeente.example").await.id;
    let form = page.form("form#marks");
    assert_eq!(form.get(&format!("mark-{els}")), "present");
    let answer = hostess.sends(&form.with(&format!("mark-{els}"), "absent")).await.expect(303);
    hostess.follows(answer).await.expect(200);
    assert_eq!(marks(&app).await, ["Absent", "Present", "Present"]);
    let corrected = audit_entry::Entity::find().all(app.db.reader()).await.expect("entries").into_iter().filter(|entry| entry.action == "attendance.correct").count();
    assert_eq!(corrected, 1);
    // After the end it is closed; from then on nothing changes.
    app.at("2027-03-09T11:00:00Z");
    let hostess = self::hostess(&app).await;
    let page = hostess.get(&path(&event)).await.expect(200);
    let stale = page.form("form#marks").with(&format!("mark-{els}"), "excused");
    let answer = hostess.sends(&page.form("form#close")).await.expect(303);
    let page = hostess.follows(answer).await.expect(200);
    assert!(page.shows("De aanwezigheden zijn afgesloten.") && page.try_form("form#marks").is_none() && page.try_form("form#reopen").is_none());
    assert!(hostess.sends(&stale).await.expect(409).shows("intussen afgesloten"));
    assert_eq!(marks(&app).await, ["Absent", "Present", "Present"]);
}

#[tokio::test]
async fn an_organiser_opens_the_list_again_with_a_reason() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    registered(&app, &event, &["an"]).await;
    app.at("2027-03-09T11:00:00Z");
    let (nele, hostess) = (app.organiser().await, hostess(&app).await);
    nele.sends(&nele.get(&path(&event)).await.form("form#close")).await.expect(303);
    let form = nele.get(&path(&event)).await.form("form#reopen");
    let refused = nele.sends(&form).await.expect(422);
    assert!(refused.has("#reason-error") && refused.has("[role=alert]"), "{}", refused.words());
    assert!(nele.sends(&form.clone().with("reason", &"x".repeat(5_000))).await.expect(422).has("#reason-error"));
    // Who only takes attendance does not: not even with the form of somebody else.
    let token = hostess.get(&path(&event)).await.form("form.sign-out").get("csrf").to_owned();
    hostess.sends(&form.clone().with("csrf", &token).with("reason", "zomaar")).await.expect(403);
    nele.sends(&form.with("reason", "Jan stond er niet op.")).await.expect(303);
    assert!(nele.get(&path(&event)).await.try_form("form#marks").is_some());
    let history = nele.get(&format!("/desk/events/{}", event.id)).await;
    assert!(history.shows("opende de aanwezigheden weer") && history.shows("Jan stond er niet op."), "{}", history.words());
}

#[tokio::test]
async fn two_at_the_door_do_not_overwrite_each_other() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    registered(&app, &event, &["an", "els"]).await;
    app.at("2027-03-09T09:00:00Z");
    let (one, other) = (app.organiser().await, hostess(&app).await);
    let (an, els) = (by_email(&app, "an@gemeente.example").await.id, by_email(&app, "els@gemeente.example").await.id);
    let (hers, his) = (one.get(&path(&event)).await.form("form#marks"), other.get(&path(&event)).await.form("form#marks"));
    one.sends(&hers.with(&format!("mark-{an}"), "present")).await.expect(303);
    // He says another thing of An, and the only thing of Els.
    let met = other.sends(&his.with(&format!("mark-{an}"), "absent").with(&format!("mark-{els}"), "present")).await.expect(409);
    assert!(met.shows("Iemand anders duidde intussen iets anders aan bij deze persoon") && met.all("[role=alert] li").len() == 1, "{}", met.words());
    assert_eq!(marks(&app).await, ["Present", "Present"]);
    // The page shows how it stands now.
    assert_eq!(met.form("form#marks").get(&format!("mark-{an}")), "present");
}

#[tokio::test]
async fn only_those_on_the_list_are_marked_and_nonsense_is_nothing() {
    let app = TestApp::start().await;
    let (event, other) = (app.event().create().await, app.event().create().await);
    registered(&app, &event, &["an"]).await;
    registered(&app, &other, &["stranger"]).await;
    app.at("2027-03-09T09:00:00Z");
    let nele = app.organiser().await;
    let stranger = by_email(&app, "stranger@gemeente.example").await.id;
    let an = by_email(&app, "an@gemeente.example").await.id;
    let form = nele.get(&path(&event)).await.form("form#marks");
    let sent = form
        .clone()
        .and(&format!("mark-{stranger}"), "present")
        .and(&format!("was-{stranger}"), "")
        .with(&format!("mark-{an}"), "<script>")
        .and("mark-x", "present")
        .and("was-x", "");
    nele.sends(&sent).await.expect(303);
    assert!(marks(&app).await.is_empty());
    let mut elsewhere = form.with(&format!("mark-{an}"), "present");
    elsewhere.action = format!("/desk/events/{}/sessions/{}/attendance", other.id, event.sessions[0].id);
    nele.sends(&elsewhere).await.expect(404);
    nele.get(&format!("/desk/events/{}/sessions/x/attendance", event.id)).await.expect(404);
    let found = nele.get(&format!("{}?q=nobody&page=99", path(&event))).await.expect(200);
    assert!(found.shows("nobody"));
    assert!(app.visitor().get(&path(&event)).await.status.is_redirection());
}
