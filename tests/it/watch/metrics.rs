use std::time::Duration;

use axum::http::Method;

use crate::support::database::{TestDatabase, is_postgres};
use crate::support::proxy::Proxy;
use crate::support::{Page, TestApp, Visitor};

const TOKEN: &str = "a-token-for-tests-0123";

async fn asked(visitor: &Visitor, token: &str) -> Page {
    visitor.asks(Method::GET, "/metrics", &[("authorization", &format!("Bearer {token}"))], Vec::new()).await
}

#[tokio::test]
async fn without_the_setting_there_is_no_such_page() {
    let app = TestApp::start().await;
    app.visitor().get("/metrics").await.expect(404);
    asked(&app.visitor(), "").await.expect(404);
    asked(&app.visitor(), TOKEN).await.expect(404);
}

#[tokio::test]
async fn only_who_shows_the_token_reads_them_wherever_they_come_from() {
    let app = TestApp::start_with(&[("BELFRY_METRICS_TOKEN", TOKEN), ("BELFRY_TRUSTED_PROXIES", "192.0.2.0/24, 127.0.0.1")]).await;
    for visitor in [app.visitor(), app.visitor().from("127.0.0.1"), app.visitor().from("198.51.100.7")] {
        let refused = visitor.get("/metrics").await.expect(401);
        assert_eq!((refused.header("www-authenticate"), refused.source().as_str()), ("Bearer", r#"{"type":"about:blank","status":401}"#));
        for wrong in ["", "a-token-for-tests-012", "a-token-for-tests-01234", "A-TOKEN-FOR-TESTS-0123"] {
            asked(&visitor, wrong).await.expect(401);
        }
        let page = asked(&visitor, TOKEN).await.expect(200);
        assert_eq!((page.header("content-type"), page.header("cache-control")), ("application/openmetrics-text; version=1.0.0; charset=utf-8", "no-store"));
        assert!(page.source().ends_with("# EOF\n"));
    }
    let nele = app.organiser().await;
    nele.get("/metrics").await.expect(401);
}

#[tokio::test]
async fn what_happened_is_counted_by_route_and_outcome_and_names_nobody() {
    let app = TestApp::start_with(&[("BELFRY_METRICS_TOKEN", TOKEN)]).await;
    let event = app.event().slug("geheime-raad").places(1).waiting_list().create().await;
    let over = app.event().slug("voorbij").session("2026-01-09T10:00", "2026-01-09T11:30").create().await;
    app.visitor().registers_for(&event.slug, "maria@voorbeeldegem.example").await.expect(200);
    let waits = app.visitor().fills_in(&event.slug, "jan@voorbeeldegem.example").await;
    app.visitor().sends(&waits).await;
    let _ = app.registrar.register(crate::registration::request(&event.slug, "els@voorbeeldegem.example")).await;
    assert!(belfry::actions::registration::register::register(&app, crate::registration::request(&over.slug, "an@voorbeeldegem.example")).await.is_err());
    app.visitor().get("/nobody/wrote/such-a-path").await.expect(404);
    app.visitor().get("/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").await;
    app.visitor().asks(Method::from_bytes(b"BREW").expect("a method"), "/", &[], Vec::new()).await;
    let waiting = app.database().number("SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await;
    let text = asked(&app.visitor(), TOKEN).await.expect(200).source();
    let has = |line: &str| assert!(text.lines().any(|one| one == line), "{line} in {text}");
    has(r#"belfry_registrations_total{outcome="confirmed"} 1"#);
    has(r#"belfry_registration_refusals_total{reason="past"} 1"#);
    has(&format!("belfry_outbox_mails {waiting}.0"));
    has(&format!("belfry_waiting_people {}.0", app.database().number("SELECT SUM(waiting_count) FROM events").await));
    has("belfry_database_up 1.0");
    has("belfry_database_writable 1.0");
    has(r#"belfry_http_answer_seconds_count{method="GET",route="(none)",status="4xx"} 1"#);
    has(r#"belfry_http_answer_seconds_count{method="other",route="/",status="4xx"} 1"#);
    assert!(text.contains(r#"belfry_http_answer_seconds_bucket{le="0.1",method="GET",route="/events/{slug}/register",status="2xx"}"#), "{text}");
    assert!(text.contains(r#"route="/r/{token}""#) && text.contains("belfry_build_info{version="), "{text}");
    for secret in ["geheime-raad", "voorbeeldegem", "maria", "AAAA", "such-a-path", "BREW"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    app.deliver_mail().await;
    let text = asked(&app.visitor(), TOKEN).await.source();
    assert!(text.contains(&format!("belfry_mail_attempts_total{{outcome=\"delivered\"}} {waiting}\n")) && text.contains("belfry_outbox_mails 0.0"), "{text}");
}

#[tokio::test]
async fn the_oldest_mail_that_is_due_says_for_how_long() {
    let app = TestApp::start_with(&[("BELFRY_METRICS_TOKEN", TOKEN)]).await;
    let event = app.event().create().await;
    let age = async || {
        let text = asked(&app.visitor(), TOKEN).await.source();
        text.lines().find_map(|line| line.strip_prefix("belfry_outbox_oldest_seconds ")).expect("an age").to_owned()
    };
    assert_eq!(age().await, "0.0");
    app.visitor().registers_for(&event.slug, "maria@voorbeeldegem.example").await.expect(200);
    app.wait(jiff::SignedDuration::from_secs(90));
    assert_eq!(age().await, "90.0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_away_is_told_and_the_rest_all_the_same() {
    if !is_postgres() {
        return;
    }
    let database = TestDatabase::create().await;
    let url = url::Url::parse(database.url()).unwrap();
    let wire = Proxy::to((format!("{}:{}", url.host_str().unwrap(), url.port().unwrap())).parse().unwrap()).await;
    let app = TestApp::start_on(database.through(wire.address), &[("BELFRY_METRICS_TOKEN", TOKEN)]).await;
    wire.cut();
    let begun = std::time::Instant::now();
    let text = asked(&app.visitor(), TOKEN).await.expect(200).source();
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert!(text.contains("belfry_database_up 0.0") && text.contains("process_start_time_seconds") && !text.contains("belfry_outbox_mails"), "{text}");
    wire.mend();
}
