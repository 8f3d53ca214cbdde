use belfry::actions::organiser::add::add;
use belfry::entity::{login, outbox, sign_in_link};
use belfry::keys::Purpose;
use belfry::rules::language::Language;
use belfry::rules::names::EmailAddress;
use belfry::rules::permission::Role;
use jiff::SignedDuration;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};

use super::audit;
use crate::support::{Page, TestApp, Visitor};

const NELE: &str = "nele@ledenkoepel.example";

async fn with_nele() -> TestApp {
    let app = TestApp::start().await;
    add(&app, EmailAddress::parse(NELE).expect("an address"), "Nele Janssens".to_owned(), Role::Organiser, Language::Nl).await.expect("an organiser");
    app
}

async fn asks_for_a_link(visitor: &Visitor, email: &str) -> Page {
    let form = visitor.get("/desk/sign-in").await.expect(200).form("form#sign-in").with("email", email);
    visitor.sends(&form).await
}

/// The link in the mail that this request brought.
async fn link(app: &TestApp, visitor: &Visitor) -> String {
    asks_for_a_link(visitor, NELE).await.expect(303);
    app.deliver_mail().await.pop().expect("a mail").link("/desk/sign-in/")
}

async fn presses_the_button(visitor: &Visitor, link: &str) -> Page {
    let form = visitor.get(link).await.expect(200).form("form#enter");
    visitor.sends(&form).await
}

#[tokio::test]
async fn a_mailed_link_opens_a_page_and_its_button_signs_in() {
    let app = with_nele().await;
    let nele = app.visitor();
    let answer = nele.get("/desk/events").await.expect(303);
    assert_eq!(answer.location(), "/desk/sign-in?next=%2Fdesk%2Fevents");
    let form = nele.follows(answer).await.form("form#sign-in").with("email", " NELE@ledenkoepel.example ");
    let answer = nele.sends(&form).await.expect(303);
    assert!(nele.follows(answer).await.shows("Kijk in je mailbox"));
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].recipient(), NELE);
    let link = mails[0].link("/desk/sign-in/");
    // Mail scanners open links, some several times: nothing comes of it.
    for _ in 0..3 {
        let page = nele.get(&link).await.expect(200);
        assert!(page.shows("Nele Janssens") && page.shows(NELE));
        assert!(nele.cookie("__Host-session").is_none());
    }
    let answer = presses_the_button(&nele, &link).await.expect(303);
    assert_eq!(answer.location(), "/desk/events", "back to where Nele was");
    let cookie = answer.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok()).find(|cookie| cookie.starts_with("__Host-session=")).expect("a session");
    for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let desk = nele.opens("/desk").await.expect(200);
    assert!(desk.shows("Nele Janssens"));
    let token = nele.cookie("__Host-session").expect("a session");
    assert!(!desk.source().contains(&token));
    let actions: Vec<String> = audit(&app).await.into_iter().map(|entry| entry.action).collect();
    assert_eq!(actions, ["organiser.add", "sign_in.request", "sign_in"]);
}

#[tokio::test]
async fn a_link_works_once_and_for_ten_minutes() {
    let app = with_nele().await;
    let nele = app.visitor();
    let used = link(&app, &nele).await;
    app.wait(SignedDuration::from_mins(9));
    presses_the_button(&nele, &used).await.expect(303);
    let again = app.visitor();
    let page = again.get(&used).await.expect(410);
    assert!(page.link("/desk/sign-in").is_some(), "a way to a new one");
    let old = link(&app, &again).await;
    let form = again.get(&old).await.expect(200).form("form#enter");
    app.wait(SignedDuration::from_mins(11));
    again.get(&old).await.expect(410);
    again.sends(&form).await.expect(410);
    assert!(again.cookie("__Host-session").is_none());
}

#[tokio::test]
async fn two_presses_at_the_same_moment_sign_in_once() {
    let app = with_nele().await;
    let (one, other) = (app.visitor(), app.visitor());
    let link = link(&app, &one).await;
    let (first, second) = (one.get(&link).await.form("form#enter"), other.get(&link).await.form("form#enter"));
    let (first, second) = tokio::join!(one.sends(&first), other.sends(&second));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410]);
}

#[tokio::test]
async fn a_tampered_link_or_session_opens_nothing() {
    let app = with_nele().await;
    let nele = app.visitor();
    let link = link(&app, &nele).await;
    let (start, last) = link.split_at(link.len() - 1);
    let tampered = format!("{start}{}", if last == "A" { "B" } else { "A" });
    for wrong in [tampered.as_str(), "/desk/sign-in/x", "/desk/sign-in/%00", "/desk/sign-in/..%2f..", &format!("/desk/sign-in/{}", "A".repeat(43))] {
        nele.get(wrong).await.expect(410);
    }
    let form = nele.get(&link).await.form("form#enter");
    let mut elsewhere = form.clone();
    elsewhere.action = tampered;
    nele.sends(&elsewhere).await.expect(410);
    nele.sends(&form).await.expect(303);
    let good = nele.cookie("__Host-session").expect("a session");
    for wrong in ["", "x", &good[1..], &good.replace(&good[..2], "zz"), &format!("{good}A")] {
        let stranger = app.visitor();
        stranger.takes_cookie("__Host-session", wrong);
        stranger.get("/desk").await.expect(303);
    }
}

#[tokio::test]
async fn the_answer_is_the_same_for_an_unknown_address() {
    let app = with_nele().await;
    let visitor = app.visitor();
    let known = asks_for_a_link(&visitor, NELE).await;
    let unknown = asks_for_a_link(&visitor, "wie@elders.example").await;
    assert_eq!((known.status, known.location(), known.source()), (unknown.status, unknown.location(), unknown.source()));
    assert_eq!(app.deliver_mail().await.len(), 1);
    let page = asks_for_a_link(&visitor, "geen adres").await.expect(422);
    assert_eq!(page.form("form#sign-in").get("email"), "geen adres");
}

#[tokio::test]
async fn a_mailbox_gets_three_links_an_hour_however_it_is_spelled() {
    let app = with_nele().await;
    let visitor = app.visitor();
    for spelled in [NELE, "Nele@Ledenkoepel.example", NELE, NELE, "NELE@LEDENKOEPEL.EXAMPLE"] {
        asks_for_a_link(&visitor, spelled).await.expect(303);
    }
    assert_eq!(app.deliver_mail().await.len(), 3);
    app.wait(SignedDuration::from_mins(61));
    asks_for_a_link(&visitor, NELE).await.expect(303);
    assert_eq!(app.deliver_mail().await.len(), 1);
}

#[tokio::test]
async fn links_asked_for_at_the_same_moment_are_counted_too() {
    let app = with_nele().await;
    let asking = (0..8).map(|_| {
        let visitor = app.visitor();
        async move { asks_for_a_link(&visitor, NELE).await.expect(303) }
    });
    futures_util::future::join_all(asking).await;
    assert_eq!(outbox::Entity::find().count(app.db.reader()).await.expect("a number"), 3);
}

#[tokio::test]
async fn a_session_ends_when_nobody_uses_it() {
    let app = with_nele().await;
    let nele = app.organiser().await;
    for _ in 0..3 {
        app.wait(SignedDuration::from_mins(110));
        nele.get("/desk").await.expect(200);
    }
    app.wait(SignedDuration::from_mins(121));
    nele.get("/desk").await.expect(303);
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_in_any_case() {
    let app = with_nele().await;
    let nele = app.organiser().await;
    for _ in 0..11 {
        app.wait(SignedDuration::from_hours(1));
        nele.get("/desk").await.expect(200);
    }
    app.wait(SignedDuration::from_mins(61));
    nele.get("/desk").await.expect(303);
}

#[tokio::test]
async fn its_last_use_is_written_once_a_minute() {
    let app = with_nele().await;
    let nele = app.organiser().await;
    let before = app.db.commits();
    for _ in 0..5 {
        nele.get("/desk").await.expect(200);
    }
    assert_eq!(app.db.commits(), before);
    app.wait(SignedDuration::from_mins(1));
    nele.get("/desk").await.expect(200);
    assert_eq!(app.db.commits(), before + 1);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let app = with_nele().await;
    let nele = app.organiser().await;
    let session = nele.cookie("__Host-session").expect("a session");
    let form = nele.get("/desk").await.form("form#sign-out");
    nele.get("/desk/sign-out").await.expect(405);
    nele.get("/desk").await.expect(200);
    let answer = nele.sends(&form).await.expect(303);
    assert!(nele.follows(answer).await.shows("Je bent afgemeld"));
    assert!(nele.cookie("__Host-session").is_none());
    nele.takes_cookie("__Host-session", &session);
    nele.get("/desk").await.expect(303);
}

#[tokio::test]
async fn signing_in_again_ends_the_browsers_former_session() {
    let app = with_nele().await;
    let nele = app.organiser().await;
    let former = nele.cookie("__Host-session").expect("a session");
    let link = link(&app, &nele).await;
    presses_the_button(&nele, &link).await.expect(303);
    assert_ne!(nele.cookie("__Host-session").as_ref(), Some(&former));
    let other = app.visitor();
    other.takes_cookie("__Host-session", &former);
    other.get("/desk").await.expect(303);
}

#[tokio::test]
async fn a_removed_organiser_is_out_at_once() {
    let app = with_nele().await;
    let nele = app.organiser().await;
    let waiting = link(&app, &app.visitor()).await;
    app.database().execute("UPDATE organisers SET active = false").await;
    nele.get("/desk").await.expect(303);
    app.visitor().get(&waiting).await.expect(410);
    asks_for_a_link(&app.visitor(), NELE).await.expect(303);
    assert!(app.deliver_mail().await.is_empty());
    // Coming back is the same command.
    let back = add(&app, EmailAddress::parse(NELE).expect("an address"), "Nele J.".to_owned(), Role::Admin, Language::Fr).await.expect("back");
    assert!(!back.created);
    app.visitor().get(&format!("/desk/sign-in/{}", back.link.as_str())).await.expect(200);
}

#[tokio::test]
async fn nothing_that_opens_the_desk_is_stored_in_clear() {
    let app = with_nele().await;
    let nele = app.organiser().await;
    let session = nele.cookie("__Host-session").expect("a session");
    let logins = login::Entity::find().all(app.db.reader()).await.expect("rows");
    assert!(logins.iter().all(|login| login.token_hash.len() == 32 && login.token_hash != session.as_bytes()));
    for link in sign_in_link::Entity::find().all(app.db.reader()).await.expect("rows") {
        assert_eq!(link.token_hash, app.keys.derive(Purpose::SignIn, link.id, 0).hash());
    }
}

#[tokio::test]
async fn after_signing_in_nobody_is_sent_to_another_site() {
    let app = with_nele().await;
    for next in ["//evil.example", "https://evil.example/desk/", "/\\evil.example", "/desk//evil.example", "/events/x"] {
        let visitor = app.visitor();
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        let page = visitor.get(&format!("/desk/sign-in?{query}")).await.expect(200);
        assert!(!page.form("form#sign-in").has("next"), "{next}");
        let form = page.form("form#sign-in").with("email", "wie@elders.example").with("next", next);
        visitor.sends(&form).await.expect(303);
        assert!(visitor.cookie("__Host-next").is_none(), "{next}");
    }
}
