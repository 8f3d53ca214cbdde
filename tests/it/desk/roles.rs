use axum::http::Method;

use super::{audit, overview, section, session_path};
use crate::support::{TestApp, TestEvent, Visitor};

/// Every address of the desk that shows something, with who may see it: organiser, desk.
fn pages(event: &TestEvent, registration: &str) -> Vec<(String, bool)> {
    let event_path = overview(event);
    let mut pages: Vec<(String, bool)> = vec![
        ("/desk".to_owned(), true),
        ("/desk/events".to_owned(), true),
        ("/desk/events/new".to_owned(), false),
        ("/desk/mail".to_owned(), false),
        ("/desk/account".to_owned(), true),
        ("/desk/account/second-step".to_owned(), true),
        (session_path(event, 0, "edit"), false),
        (session_path(event, 0, "remove"), false),
        (format!("/desk/registrations/{registration}"), true),
    ];
    for verb in ["approve", "decline", "pick", "restore", "cancel", "hand-over"] {
        pages.push((format!("/desk/registrations/{registration}/{verb}"), false));
    }
    for (end, desk) in [
        ("", true),
        ("/preview", true),
        ("/participants", true),
        ("/waiting-list", true),
        ("/questions", true),
        ("/edit/basics", false),
        ("/edit/texts", false),
        ("/edit/registering", false),
        ("/edit/contacts", false),
        ("/edit/visibility", false),
        ("/publish-at", false),
        ("/go-ahead", false),
        ("/cancel", false),
        ("/rules", false),
        ("/questions/new", false),
        ("/sessions/new", false),
    ] {
        pages.push((format!("{event_path}{end}"), desk));
    }
    pages
}

/// Every address that changes something; no desk role may.
fn changes(event: &TestEvent, registration: &str) -> Vec<String> {
    let event_path = overview(event);
    vec![
        "/desk/events/new".to_owned(),
        format!("{event_path}/edit/basics"),
        format!("{event_path}/edit/texts"),
        format!("{event_path}/edit/registering"),
        format!("{event_path}/edit/contacts"),
        format!("{event_path}/edit/visibility"),
        format!("{event_path}/publish"),
        format!("{event_path}/publish-at"),
        format!("{event_path}/unpublish"),
        format!("{event_path}/archive"),
        format!("{event_path}/unarchive"),
        format!("{event_path}/go-ahead"),
        "/desk/kinds/webinar".to_owned(),
        format!("{event_path}/cancel"),
        format!("{event_path}/sessions/new"),
        session_path(event, 0, "edit"),
        session_path(event, 0, "remove"),
        format!("{event_path}/rules"),
        format!("{event_path}/rules/renew-secret-link"),
        format!("{event_path}/questions/new"),
        format!("{event_path}/questions/{registration}/edit"),
        format!("{event_path}/questions/{registration}/move"),
        format!("{event_path}/questions/{registration}/remove"),
        format!("{event_path}/participants"),
        format!("/desk/registrations/{registration}/approve"),
        format!("/desk/registrations/{registration}/decline"),
        format!("/desk/registrations/{registration}/pick"),
        format!("/desk/registrations/{registration}/restore"),
        format!("/desk/registrations/{registration}/hand-over"),
        format!("/desk/registrations/{registration}/cancel"),
        format!("/desk/mail/{registration}/try-again"),
        format!("/desk/team/{registration}/reset-second-step"),
    ]
}

async fn with_role(app: &TestApp, role: &str) -> Visitor {
    let visitor = app.visitor();
    visitor.signs_in(app, &format!("{role}@ledenkoepel.example"), role).await;
    visitor
}

async fn registration_of(app: &TestApp, organiser: &Visitor, event: &TestEvent) -> String {
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    let list = organiser.get(&format!("{}/participants", overview(event))).await.expect(200);
    list.link("/desk/registrations/").expect("a participant").rsplit('/').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn each_page_is_open_to_whom_the_table_says() {
    let app = TestApp::start().await;
    let (admin, organiser, desk, nobody) = (with_role(&app, "admin").await, with_role(&app, "organiser").await, with_role(&app, "desk").await, app.visitor());
    let event = app.event().create().await;
    let registration = registration_of(&app, &organiser, &event).await;
    for (path, open_to_desk) in pages(&event, &registration) {
        admin.get(&path).await.expect(200);
        organiser.get(&path).await.expect(200);
        desk.get(&path).await.expect(if open_to_desk { 200 } else { 403 });
        let answer = nobody.get(&path).await.expect(303);
        assert!(answer.location().starts_with("/desk/sign-in"), "{path}");
        assert!(!answer.source().contains(&event.title), "{path}");
    }
    // What one may not do is not offered either.
    for path in [
        overview(&event),
        format!("{}/participants", overview(&event)),
        format!("{}/questions", overview(&event)),
        format!("{}/waiting-list", overview(&event)),
        format!("/desk/registrations/{registration}"),
        "/desk".to_owned(),
    ] {
        let page = desk.get(&path).await;
        assert_eq!(page.attributes("form[method=post]", "action"), ["/desk/sign-out"], "{path}");
        assert!(
            !page.attributes("a[href]", "href").iter().any(|href| href.contains("/edit")
                || href.ends_with("/cancel")
                || href.ends_with("/new")
                || href.ends_with("/mail")
                || href.ends_with("/rules")
                || href.ends_with("/hand-over")),
            "{path}"
        );
    }
}

#[tokio::test]
async fn each_change_is_refused_to_whom_the_table_refuses_it() {
    let app = TestApp::start().await;
    let organiser = with_role(&app, "organiser").await;
    let desk = with_role(&app, "desk").await;
    let event = app.event().create().await;
    let registration = registration_of(&app, &organiser, &event).await;
    let before = audit(&app).await.len();
    let fields = organiser.get(&section(&event, "texts")).await.form("form#event");
    let session = organiser.get(&session_path(&event, 0, "edit")).await.form("form#session");
    let proof = desk.get("/desk").await.form("form#sign-out").get("csrf").to_owned();
    for path in changes(&event, &registration) {
        let mut form = if path.contains("/sessions/") { session.clone() } else { fields.clone() }.with("csrf", &proof).with("start", "10u10");
        form.action.clone_from(&path);
        desk.sends(&form).await.expect(403);
        let nobody = app.visitor().sends(&form).await;
        assert!(matches!(nobody.status.as_u16(), 303 | 403), "{path}: {}", nobody.status);
        // Another session's form is not this one's.
        let other = organiser.sends(&form).await;
        assert_eq!(other.status.as_u16(), 403, "{path}");
    }
    assert_eq!(audit(&app).await.len(), before, "nothing was done");
}

#[tokio::test]
async fn a_change_of_role_works_at_once() {
    let app = TestApp::start().await;
    let visitor = with_role(&app, "organiser").await;
    visitor.get("/desk/events/new").await.expect(200);
    app.database().execute("UPDATE organisers SET role = 'desk'").await;
    visitor.get("/desk/events/new").await.expect(403);
}

#[tokio::test]
async fn reading_changes_nothing() {
    let app = TestApp::start().await;
    let organiser = with_role(&app, "organiser").await;
    let event = app.event().create().await;
    let registration = registration_of(&app, &organiser, &event).await;
    let commits = app.db.commits();
    for path in pages(&event, &registration).into_iter().map(|(path, _)| path).chain(changes(&event, &registration)) {
        for method in [Method::GET, Method::HEAD] {
            organiser.asks(method, &path, &[], Vec::new()).await;
        }
    }
    assert_eq!(app.db.commits(), commits);
}

#[tokio::test]
async fn pages_of_the_desk_are_nobody_elses() {
    let app = TestApp::start().await;
    let organiser = with_role(&app, "organiser").await;
    let event = app.event().create().await;
    let registration = registration_of(&app, &organiser, &event).await;
    for (path, _) in pages(&event, &registration) {
        let page = organiser.get(&path).await;
        assert!(page.header("cache-control").contains("no-store"), "{path}: {}", page.header("cache-control"));
    }
    for wrong in ["/desk/events/x", "/desk/events/01a20946-89b8-700f-a906-8bd82b5ba86c", "/desk/registrations/%00", "/desk/events/1%27/participants"] {
        organiser.get(wrong).await.expect(404);
    }
}
