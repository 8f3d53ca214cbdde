use belfry::entity::{invitation, registration};
use belfry::keys::{Purpose, Token};
use sea_orm::EntityTrait as _;

use crate::support::{TestApp, TestEvent};

/// Registers somebody; gives the personal link and the links to join, as the mails have them.
async fn registered(app: &TestApp, event: &TestEvent) -> (String, Vec<String>) {
    app.visitor().registers_for(&event.slug, "maria@voorbeeldstad.example").await.expect(200);
    let registration = registration::Entity::find().one(app.db.reader()).await.expect("one").expect("one");
    let link = format!("/r/{}", app.keys.derive(Purpose::Registration, registration.id, registration.token_generation).as_str());
    let invitations = invitation::Entity::find().all(app.db.reader()).await.expect("invitations");
    let joins = invitations.iter().map(|one| format!("/j/{}", app.keys.derive(Purpose::Join, one.uid.split('@').next().expect("an id").parse().expect("an id"), 0).as_str()));
    (link, joins.collect())
}

/// The personal link of the newest registration with this address.
pub async fn link(app: &TestApp, email: &str) -> String {
    let all = registration::Entity::find().all(app.db.reader()).await.expect("registrations");
    let newest = all.into_iter().filter(|one| one.email == email).max_by_key(|one| one.id).expect("a registration");
    format!("/r/{}", app.keys.derive(Purpose::Registration, newest.id, newest.token_generation).as_str())
}

#[tokio::test]
async fn the_personal_link_shows_how_it_stands_and_cancels_in_a_step() {
    let app = TestApp::start().await;
    let event = app.event().places(1).create().await;
    let (link, _) = registered(&app, &event).await;
    let visitor = app.visitor();
    let page = visitor.get(&link).await.expect(200);
    for words in ["Je bent ingeschreven.", "Maria Peeters", "maria@voorbeeldstad.example", "Gemeente Voorbeeldegem", "dinsdag 9 maart 2027, 10:00-11:30"] {
        assert!(page.shows(words), "{words}: {}", page.words());
    }
    assert_eq!((page.header("referrer-policy"), page.header("cache-control")), ("no-referrer", "no-store"));
    assert!(page.header("x-robots-tag").contains("noindex"));
    let step = visitor.get(&page.link("/cancel").expect("a way to cancel")).await.expect(200);
    assert!(visitor.get(&link).await.shows("Je bent ingeschreven."), "looking changes nothing");
    let form = step.form_with("csrf").with("reason", "Ik ben ziek\nSorry");
    let cancelled = visitor.sends(&form).await.expect(303);
    assert_eq!(cancelled.location(), link);
    let page = visitor.get(&link).await.expect(200);
    assert!(page.shows("Je inschrijving is geannuleerd.") && page.link("/register").is_some(), "{}", page.words());
    // Pressed again: the same answer.
    assert_eq!(visitor.sends(&form).await.expect(303).location(), link);
    assert_eq!(visitor.get(&format!("{link}/cancel")).await.expect(303).location(), link);
    let history = app.database().number("SELECT COUNT(*) FROM registration_history WHERE to_status = 'cancelled'").await;
    assert_eq!(history, 1);
}

#[tokio::test]
async fn a_wrong_link_is_a_page_that_does_not_exist_whatever_is_wrong() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let (link, joins) = registered(&app, &event).await;
    let visitor = app.visitor();
    let last = if link.ends_with('A') { "B" } else { "A" };
    let mut first: Option<String> = None;
    for path in [
        format!("{}{last}", &link[..link.len() - 1]),
        format!("{link}x"),
        link.replacen("/r/", "/j/", 1),
        joins[0].replacen("/j/", "/r/", 1),
        format!("/r/{}", "A".repeat(43)),
        "/r/x".to_owned(),
        format!("/j/{}", "A".repeat(43)),
        format!("{link}/x.css"),
        format!("/r/{}/cancel", "A".repeat(43)),
        format!("/r/{}", uuid::Uuid::nil()),
    ] {
        let page = visitor.get(&path).await.expect(404);
        let title = page.all("h1").join("");
        assert_eq!(first.get_or_insert(title.clone()), &title, "{path}");
    }
    let form = visitor.get(&format!("{link}/cancel")).await.form_with("csrf");
    let mut elsewhere = form.clone();
    elsewhere.action = format!("/r/{}/cancel", "A".repeat(43));
    visitor.sends(&elsewhere).await.expect(404);
    assert!(Token::parse("x").is_none());
}

#[tokio::test]
async fn the_way_in_opens_a_quarter_before_the_start_for_those_who_are_registered() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let (link, joins) = registered(&app, &event).await;
    let visitor = app.visitor();
    assert!(visitor.get(&link).await.link(&joins[0]).is_some(), "my registration links to it");
    app.at("2027-03-09T08:44:59Z");
    let early = visitor.get(&joins[0]).await.expect(200);
    assert!(early.shows("De toegang opent op dinsdag 9 maart 2027, 09:45") && early.try_form("main form").is_none(), "{}", early.words());
    app.at("2027-03-09T08:45:00Z");
    let open = visitor.get(&joins[0]).await.expect(200);
    assert!(!open.source().contains("meeting.example"), "a link scanner learns nothing");
    let form = open.form_with("csrf");
    let inside = visitor.sends(&form).await.expect(303);
    assert_eq!(inside.header("location"), "https://meeting.example/secret-room-4711");
    assert_eq!((inside.header("referrer-policy"), inside.header("cache-control")), ("no-referrer", "no-store"));
    app.at("2027-03-09T10:30:00Z");
    assert!(visitor.sends(&form).await.expect(409).shows("Deze sessie is voorbij."));
    app.at("2027-03-09T09:00:00Z");
    let step = visitor.get(&format!("{link}/cancel")).await.expect(200);
    visitor.sends(&step.form_with("csrf")).await.expect(303);
    assert!(visitor.sends(&form).await.expect(409).shows("Deze link werkt niet meer"));
    assert!(visitor.get(&joins[0]).await.expect(200).shows("Deze link werkt niet meer"));
}

#[tokio::test]
async fn the_demo_mailbox_is_for_demos_only() {
    let app = TestApp::start().await;
    for path in [
        "/demo/mailbox".to_owned(),
        format!("/demo/mailbox/{}", uuid::Uuid::nil()),
        format!("/demo/mailbox/{}.eml", uuid::Uuid::nil()),
        format!("/demo/mailbox/{}/html", uuid::Uuid::nil()),
    ] {
        app.visitor().get(&path).await.expect(404);
    }
}
