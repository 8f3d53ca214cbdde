//! Links that open something: used twice, too late, changed, guessed.

use jiff::SignedDuration;

use crate::support::{Page, TestApp, Visitor};

async fn sign_in_link(app: &TestApp, visitor: &Visitor, email: &str) -> Option<String> {
    let form = visitor.opens("/desk/sign-in").await.expect(200).form_with("email").with("email", email);
    let answer = visitor.sends(&form).await;
    visitor.follows(answer).await.expect(200);
    app.deliver_mail().await.iter().find(|mail| mail.text.contains("/desk/sign-in/")).map(|mail| mail.link("/desk/sign-in/"))
}

async fn press(visitor: &Visitor, path: &str) -> Page {
    let page = visitor.opens(path).await;
    if page.status.is_success() { visitor.sends(&page.form_with("csrf")).await } else { page }
}

#[tokio::test]
async fn a_sign_in_link_works_once_and_for_ten_minutes() {
    let app = TestApp::start().await;
    drop(app.organiser().await);
    let nele = app.visitor();
    let link = sign_in_link(&app, &nele, " Nele@Ledenkoepel.example").await.expect("a mail");
    // Looking at it, as mail scanners do, uses nothing up and signs nobody in.
    for _ in 0..3 {
        app.visitor().opens(&link).await.expect(200);
    }
    nele.opens(&link).await.expect(200);
    assert!(nele.cookie("__Host-session").is_none());
    assert!(press(&nele, &link).await.status.is_redirection());
    nele.opens("/desk").await.expect(200);
    let again = press(&app.visitor(), &link).await;
    assert_eq!(again.status, 410, "{}", again.words());
    assert!(again.link("/desk/sign-in").is_some(), "it leads on to a new one");

    let late = sign_in_link(&app, &nele, "nele@ledenkoepel.example").await.expect("a mail");
    app.wait(SignedDuration::from_mins(9));
    app.visitor().opens(&late).await.expect(200);
    app.wait(SignedDuration::from_mins(2));
    assert_eq!(press(&app.visitor(), &late).await.status, 410);
}

#[tokio::test]
async fn a_button_pressed_after_the_link_went_stale_signs_nobody_in() {
    let app = TestApp::start().await;
    drop(app.organiser().await);
    let nele = app.visitor();
    let link = sign_in_link(&app, &nele, "nele@ledenkoepel.example").await.expect("a mail");
    let page = nele.opens(&link).await.expect(200);
    app.wait(SignedDuration::from_mins(11));
    assert_eq!(nele.sends(&page.form_with("csrf")).await.status, 410);
    assert!(nele.cookie("__Host-session").is_none());
}

#[tokio::test]
async fn a_changed_token_opens_nothing_and_says_no_more_than_a_made_up_one() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "maria@voorbeeldegem.example").await.expect(200);
    let mail = app.deliver_mail().await.remove(0);
    let stranger = app.visitor();
    for path in [mail.link("/r/"), mail.link("/j/")] {
        let (folder, token) = path.rsplit_once('/').expect("a token");
        assert!(token.len() >= 22, "at least 128 bits");
        let mut swapped = token.to_owned();
        let last = if token.ends_with('A') { "B" } else { "A" };
        swapped.replace_range(token.len() - 1.., last);
        let first = if token.starts_with('A') { "B" } else { "A" };
        let changed_first = format!("{first}{}", &token[1..]);
        let upper = token.to_uppercase();
        let made_up = "A".repeat(43);
        let mut bodies = Vec::new();
        for token in [swapped.as_str(), &changed_first, &token[..42], &format!("{token}A"), &upper, &made_up, "x", "..%2f..%2fetc", "%00"] {
            bodies.push(stranger.get(&format!("{folder}/{token}")).await);
        }
        for page in &bodies {
            assert_eq!(page.status, 404, "{}", page.path);
            assert!(!page.source().contains("Maria"), "{}", page.path);
        }
        assert_eq!(bodies[0].words().len(), bodies[5].words().len(), "near and far misses look the same");
        stranger.opens(&path).await.expect(200);
    }
    // A token opens what it is for and nothing else.
    let token = mail.link("/r/").trim_start_matches("/r/").to_owned();
    for path in [format!("/j/{token}"), format!("/desk/sign-in/{token}")] {
        assert!(stranger.get(&path).await.status.is_client_error(), "{path}");
    }
}

#[tokio::test]
async fn looking_at_a_personal_link_changes_nothing() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "maria@voorbeeldegem.example").await.expect(200);
    let mine = app.deliver_mail().await.remove(0).link("/r/");
    let scanner = app.visitor();
    for path in [mine.clone(), format!("{mine}/cancel"), format!("{mine}?cancel=1"), format!("{mine}/cancel?reason=x")] {
        scanner.get(&path).await;
        scanner.asks(axum::http::Method::HEAD, &path, &[], Vec::new()).await;
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'confirmed'").await, 1);
    assert_eq!(app.deliver_mail().await.len(), 0);
}

#[tokio::test]
async fn asking_for_a_sign_in_link_says_the_same_to_everyone() {
    let app = TestApp::start().await;
    drop(app.organiser().await);
    let mut answers = Vec::new();
    for email in ["nele@ledenkoepel.example", "nobody@ledenkoepel.example"] {
        let visitor = app.visitor();
        let form = visitor.opens("/desk/sign-in").await.form_with("email").with("email", email);
        let answer = visitor.sends(&form).await;
        let mut headers: Vec<_> = answer.headers.iter().filter(|(name, _)| *name != "x-request-id").map(|(name, value)| format!("{name}: {value:?}")).collect();
        headers.sort();
        let page = visitor.follows(answer.clone()).await;
        answers.push((answer.status, headers, answer.source(), page.status, page.words()));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(app.deliver_mail().await.len(), 1);
}
