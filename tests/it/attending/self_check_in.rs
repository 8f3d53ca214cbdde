use belfry::entity::{check_in_code, registration};
use jiff::SignedDuration;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::{at_desk, evidence, link, marks};
use crate::registration::by_email;
use crate::support::{Page, TestApp, TestEvent, Visitor};

/// As the session begins.
const NOW: &str = "2027-03-09T09:00:00Z";

async fn registered(app: &TestApp, event: &TestEvent, name: &str) -> registration::Model {
    app.visitor().registers_for(&event.slug, &format!("{name}@gemeente.example")).await;
    by_email(app, &format!("{name}@gemeente.example")).await
}

/// An organiser shows a code; it is read off the wall.
async fn shows(nele: &Visitor, event: &TestEvent) -> String {
    let form = nele.get(&at_desk(event, "code")).await.expect(200).form("form#code").with("verb", "show");
    let answer = nele.sends(&form).await.expect(303);
    let wall = nele.follows(answer).await.expect(200);
    assert!(wall.has("img.qr") && wall.shows("/in"), "{}", wall.words());
    wall.all(".shown-digits").remove(0)
}

async fn types(visitor: &Visitor, path: &str, code: &str) -> Page {
    let form = visitor.get(&format!("{path}/check-in")).await.expect(200).form("form#check-in").with("code", code);
    visitor.sends(&form).await
}

/// Another code than this.
fn other(code: &str) -> String {
    code.chars().map(|digit| if digit == '9' { '0' } else { char::from_digit(digit.to_digit(10).map_or(0, |digit| digit + 1), 10).unwrap_or(' ') }).collect()
}

#[tokio::test]
async fn who_types_the_code_is_there() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let an = registered(&app, &event, "an").await;
    let path = link(&app, &an);
    let nele = app.organiser().await;
    assert!(nele.get(&at_desk(&event, "code")).await.expect(200).try_form("form#code").is_none(), "not before the day");
    app.at(NOW);
    let nele = app.organiser().await;
    assert!(nele.get(&at_desk(&event, "attendance")).await.link("/code").is_some());
    let visitor = app.visitor();
    assert!(!visitor.get(&path).await.expect(200).shows("Meld je aan met de code"));
    assert!(visitor.get(&format!("{path}/check-in")).await.expect(200).try_form("form#check-in").is_none());
    let code = shows(&nele, &event).await;
    assert!(visitor.get(&path).await.expect(200).shows("Meld je aan met de code"));
    // The short address on the wall leads on in the browser that opened the link; to others it says the way.
    let way = visitor.get("/in").await.expect(200);
    assert_eq!(way.link("/check-in").as_deref(), Some(format!("{path}/check-in").as_str()), "{}", way.words());
    assert!(app.visitor().get("/in").await.expect(200).link("/check-in").is_none());
    assert_eq!(evidence(&app).await, (0, 0), "looking records nothing");
    app.wait(SignedDuration::from_mins(2));
    let answer = types(&visitor, &path, &code).await.expect(303);
    let page = visitor.follows(answer).await.expect(200);
    assert!(page.shows("Je bent aangemeld om 10:02"), "{}", page.words());
    assert_eq!(marks(&app).await, ["an Present"]);
    // Twice is once.
    types(&visitor, &path, &code.replace(' ', "-")).await.expect(303);
    assert_eq!(evidence(&app).await, (1, 0));
    assert!(nele.get(&at_desk(&event, "code")).await.shows("Eén persoon meldde zichzelf aan, 1 verwacht."));
}

#[tokio::test]
async fn a_code_counts_for_minutes_and_changes_each_time() {
    let app = TestApp::start_with(&[("BELFRY_CHECK_IN_CODE_MINUTES", "10")]).await;
    let event = app.event().create().await;
    let (an, els) = (registered(&app, &event, "an").await, registered(&app, &event, "els").await);
    app.at(NOW);
    let (nele, visitor) = (app.organiser().await, app.visitor());
    let first = shows(&nele, &event).await;
    let form = visitor.get(&format!("{}/check-in", link(&app, &an))).await.form("form#check-in");
    app.wait(SignedDuration::from_mins(10));
    assert!(visitor.sends(&form.clone().with("code", &first)).await.expect(422).shows("Er wordt nu geen code getoond"));
    let second = shows(&nele, &event).await;
    assert_ne!(first, second);
    assert!(visitor.sends(&form.clone().with("code", &first)).await.expect(422).shows("Die code klopt niet"));
    visitor.sends(&form.with("code", &second)).await.expect(303);
    // Somebody stops it.
    let stop = nele.get(&at_desk(&event, "code")).await.form("form#code").with("verb", "stop");
    let form = visitor.get(&format!("{}/check-in", link(&app, &els))).await.form("form#check-in");
    nele.sends(&stop).await.expect(303);
    assert!(visitor.sends(&form.with("code", &second)).await.expect(422).has("#code-error"));
    assert_eq!(marks(&app).await, ["an Present"]);
    // What the database holds is no code.
    let rows = check_in_code::Entity::find().order_by_asc(check_in_code::Column::ShownAt).all(app.db.reader()).await.expect("codes");
    assert_eq!(rows.len(), 2);
    let history = nele.get(&format!("/desk/events/{}", event.id)).await;
    assert!(history.shows("toonde een code") && history.shows("stopte de code"), "{}", history.words());
}

#[tokio::test]
async fn tries_are_limited_for_each_and_for_all() {
    let app = TestApp::start_with(&[("BELFRY_CHECK_IN_CODE_TRIES", "3"), ("BELFRY_CHECK_IN_CODE_WRONG", "5")]).await;
    let event = app.event().create().await;
    let (an, els, jan) = (registered(&app, &event, "an").await, registered(&app, &event, "els").await, registered(&app, &event, "jan").await);
    app.at(NOW);
    let (nele, visitor) = (app.organiser().await, app.visitor());
    let code = shows(&nele, &event).await;
    let wrong = other(&code);
    assert!(types(&visitor, &link(&app, &an), &wrong).await.expect(422).shows("nog 2 keer"));
    let kept = types(&visitor, &link(&app, &an), "geen <code>").await.expect(422);
    assert!(kept.shows("nog één keer") && kept.form("form#check-in").get("code") == "geen <code>");
    assert!(types(&visitor, &link(&app, &an), &wrong).await.expect(422).shows("te vaak"));
    // The right one comes too late; others go on.
    assert!(types(&visitor, &link(&app, &an), &code).await.expect(422).shows("te vaak"));
    types(&visitor, &link(&app, &els), &code).await.expect(303);
    for _ in 0..2 {
        types(&visitor, &link(&app, &jan), &wrong).await.expect(422);
    }
    // Five wrong ones together: this code is spent, a new one is not.
    let page = visitor.get(&format!("{}/check-in", link(&app, &jan))).await.expect(200);
    assert!(page.try_form("form#check-in").is_none(), "{}", page.words());
    let code = shows(&nele, &event).await;
    types(&visitor, &link(&app, &an), &code).await.expect(303);
    assert_eq!(marks(&app).await, ["an Present", "els Present"]);
}

#[tokio::test]
async fn only_who_has_a_place_and_by_their_own_link() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    registered(&app, &event, "an").await;
    let waits = registered(&app, &event, "els").await;
    app.at(NOW);
    let (nele, visitor) = (app.organiser().await, app.visitor());
    let code = shows(&nele, &event).await;
    let path = link(&app, &waits);
    let page = visitor.get(&format!("{path}/check-in")).await.expect(200);
    assert!(page.shows("geen bevestigde plaats") && page.try_form("form#check-in").is_none());
    let token = visitor.get("/my").await.form_with("email").get("csrf").to_owned();
    let body = |code: &str| format!("csrf={}&code={}", token.replace('+', "%2B"), code.replace(' ', ""));
    assert!(visitor.posts(&format!("{path}/check-in"), body(&code)).await.expect(422).shows("geen bevestigde plaats"));
    visitor.posts("/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/check-in", body(&code)).await.expect(404);
    visitor.get("/r/x/check-in").await.expect(404);
    assert_eq!(evidence(&app).await, (0, 0));
    // A reader shows none, and nobody does after closing.
    let reader = app.visitor();
    reader.signs_in(&app, "lezer@ledenkoepel.example", "reader").await;
    reader.get(&at_desk(&event, "code")).await.expect(403);
    app.at("2027-03-09T11:00:00Z");
    let nele = app.organiser().await;
    let stale = nele.get(&at_desk(&event, "code")).await.form("form#code").with("verb", "show");
    nele.sends(&nele.get(&at_desk(&event, "attendance")).await.form("form#close")).await.expect(303);
    assert!(nele.sends(&stale).await.expect(409).shows("intussen afgesloten"));
}
