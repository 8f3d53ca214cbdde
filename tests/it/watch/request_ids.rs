use axum::http::Method;
use belfry::entity::outbox;
use sea_orm::EntityTrait as _;

use super::letters;
use crate::support::database::TestDatabase;
use crate::support::smtp::{Act, MailServer, Stage};
use crate::support::{Program, TestApp, Visitor, until};

const GIVEN: &str = "7c0e4f58-6a0b-4b57-9d3e-1f5b2a9c8d10";

async fn answered(visitor: &Visitor, path: &str, ids: &[&str]) -> String {
    let headers: Vec<(&str, &str)> = ids.iter().map(|id| ("x-request-id", *id)).collect();
    visitor.asks(Method::GET, path, &headers, Vec::new()).await.header("x-request-id").to_owned()
}

#[tokio::test]
async fn a_proxy_we_trust_names_the_request_and_nobody_else_does() {
    let app = TestApp::start_with(&[("BELFRY_TRUSTED_PROXIES", "192.0.2.0/24")]).await;
    let event = app.event().create().await;
    let (proxy, stranger) = (app.visitor().from("192.0.2.10"), app.visitor().from("198.51.100.7"));
    for path in ["/accessibility", "/no-such-page", "/health/live", &format!("/events/{}", event.slug), &format!("/events/{}", event.slug)] {
        assert_eq!(answered(&proxy, path, &[GIVEN]).await, GIVEN, "{path}");
        let own = answered(&stranger, path, &[GIVEN]).await;
        assert!(own.len() == 32 && own != GIVEN, "{path}: {own}");
    }
    assert!(app.visitor().from("192.0.2.10").asks(Method::GET, "/no-such-page", &[("x-request-id", GIVEN)], Vec::new()).await.shows(GIVEN), "the number to pass on");
    for bad in [&["short"][..], &["with a blank in it"], &["<script>alert(1)</script>"], &[GIVEN, "0123456789abcdef"], &["x-".repeat(40).as_str()], &[]] {
        assert_eq!(answered(&proxy, "/accessibility", bad).await.len(), 32, "{bad:?}");
    }
}

#[tokio::test]
async fn a_mail_names_the_request_that_caused_it_each_time() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    let form = visitor.fills_in(&event.slug, "maria@voorbeeldegem.example").await;
    let answer = visitor.sends(&form).await;
    let id = answer.header("x-request-id").to_owned();
    let row = letters(&app, "confirmation").await.remove(0);
    assert_eq!(row.request_id.as_deref(), Some(id.as_str()));
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.header("X-Request-Id")).collect::<Vec<_>>(), [Some(id)]);
    // Cancelled at the desk: its mail is of that request.
    let nele = app.organiser().await;
    let page = nele.opens(&format!("/desk/registrations/{}/cancel", row.registration_id.expect("of a registration"))).await.expect(200);
    let answer = nele.sends(&page.form_with("reason")).await;
    assert!(answer.status.is_redirection(), "{}", answer.words());
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.header("X-Request-Id")).collect::<Vec<_>>(), [Some(answer.header("x-request-id").to_owned())]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_registers_at_the_same_moment_is_not_mistaken_for_another() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let forms = futures_util::future::join_all((0..12).map(|number| {
        let (visitor, slug) = (app.visitor(), event.slug.clone());
        async move {
            let form = visitor.fills_in(&slug, &format!("p{number}@voorbeeldegem.example")).await;
            (visitor, form)
        }
    }))
    .await;
    let answers = futures_util::future::join_all(forms.iter().map(|(visitor, form)| visitor.sends(form))).await;
    let rows = outbox::Entity::find().all(app.db.reader()).await.expect("rows");
    assert_eq!(rows.len(), 12);
    for ((_, form), answer) in forms.iter().zip(&answers) {
        let row = rows.iter().find(|row| row.recipient == form.get("email")).expect("their mail");
        assert_eq!(row.request_id.as_deref(), Some(answer.header("x-request-id")), "{}", row.recipient);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_says_of_a_mail_that_was_put_off_which_request_it_was() {
    let (database, server) = (TestDatabase::create().await, MailServer::start().await);
    let app = TestApp::start_on(database.clone(), &[]).await;
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    server.does(|at| if at.stage == Stage::Recipient { Act::Say("451 4.3.0 later") } else { Act::Go });
    for format in ["text", "json"] {
        let program = Program::on(&database).setting("BELFRY_SMTP_URL", &format!("smtp://127.0.0.1:{}", server.port())).setting("BELFRY_LOG_FORMAT", format).start().await;
        let visitor = program.visitor();
        let form = visitor.fills_in(&event.slug, &format!("{format}@voorbeeldegem.example")).await;
        let id = visitor.sends(&form).await.header("x-request-id").to_owned();
        until("the line", async || program.log().lines().any(|line| line.contains("a mail was put off") && line.contains(&id))).await;
        let lines = program.log().lines().filter(|line| line.contains(&id)).count();
        assert!(lines >= 2, "the answer and the mail: {}", program.log());
        assert!(!program.log().contains("voorbeeldegem"), "no address in the log");
    }
}
