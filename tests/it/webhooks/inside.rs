//! An address that somebody typed never leads into the house's own network, nor anywhere without encryption, unless the settings say so.

use belfry::entity::webhook_delivery::DeliveryState;

use super::{Receiver, adds, admin, deliver, delivery, registers, start};
use crate::support::smtp::acceptor;
use crate::support::{TestApp, Visitor};

async fn refused(ann: &Visitor, url: &str) -> String {
    let form = ann.opens("/desk/webhooks/new").await.expect(200).form("form#webhook").with_all(&[("webhook_name", "CRM"), ("webhook_url", url)]);
    let page = ann.sends(&form.and("event_types", "event.published")).await.expect(422);
    let form = page.form("form#webhook");
    assert_eq!((form.get("webhook_url"), form.get("webhook_name"), form.get("event_types")), (url, "CRM", "event.published"), "what was typed is kept");
    page.all("#webhook_url-error").join(" ")
}

#[tokio::test]
async fn an_address_inside_is_refused_at_the_form_however_it_is_written() {
    let app = TestApp::start().await;
    let ann = admin(&app).await;
    for inside in [
        "https://127.0.0.1/",
        "https://127.1:8443/hooks",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://0/",
        "https://10.0.0.1/",
        "https://172.20.1.1/",
        "https://192.168.1.10/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.1.1/",
        "https://224.0.0.1/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::a9fe:a9fe]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
    ] {
        assert!(refused(&ann, inside).await.contains("eigen netwerk"), "{inside}");
    }
    assert!(refused(&ann, "http://crm.example/").await.contains("https://"));
    assert!(refused(&ann, "https://user:secret@crm.example/").await.contains("wachtwoord"));
    for odd in ["crm", "ftp://crm.example/", "javascript:alert(1)", "https://", "https://crm.example/ a\tb", &format!("https://crm.example/{}", "x".repeat(2_100))] {
        assert!(!refused(&ann, odd).await.is_empty(), "{odd}");
    }
    assert!(refused(&ann, "").await.contains("Vul dit nog in"));
}

#[tokio::test]
async fn a_name_that_leads_inside_is_not_connected_to() {
    let app = TestApp::start_with(&[("BELFRY_WEBHOOK_HTTP", "yes")]).await;
    let (ann, receiver) = (admin(&app).await, Receiver::start().await);
    // The name is looked up when it is sent, not when it is typed.
    adds(&ann, &format!("http://localhost:{}/hooks", receiver.address.port()), &["registration.confirmed"]).await;
    let event = app.event().create().await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    deliver(&app).await;
    let row = delivery(&app).await;
    assert_eq!((row.state, row.fault.as_deref(), row.http_status), (DeliveryState::Waiting, Some("not-allowed"), None));
    assert_eq!(receiver.connections(), 0);
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_said_so() {
    let app = start().await;
    let ann = admin(&app).await;
    adds(&ann, "https://no-such-host.invalid/hooks", &["registration.confirmed"]).await;
    let event = app.event().create().await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    deliver(&app).await;
    let fault = delivery(&app).await.fault;
    // A resolver that does not answer in time says no more than that.
    assert!(matches!(fault.as_deref(), Some("name" | "timeout")), "{fault:?}");
}

#[tokio::test]
async fn what_the_settings_allow_no_more_is_sent_no_more() {
    let allowing = start().await;
    let (ann, receiver) = (admin(&allowing).await, Receiver::start().await);
    adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let event = allowing.event().create().await;
    registers(&allowing, &event.slug, "an@voorbeeldstad.example").await;
    // The same database under the defaults, and with plain HTTP alone.
    for settings in [&[][..], &[("BELFRY_WEBHOOK_HTTP", "yes")], &[("BELFRY_WEBHOOK_NETWORKS", "127.0.0.0/8")]] {
        let strict = TestApp::start_on(allowing.database().clone(), settings).await;
        strict.at("2026-11-24T09:00:00Z");
        allowing.database().execute("UPDATE webhook_deliveries SET due_at = '2026-11-23T09:00:00+00:00'").await;
        deliver(&strict).await;
        assert_eq!(delivery(&strict).await.fault.as_deref(), Some("not-allowed"), "{settings:?}");
    }
    assert_eq!(receiver.connections(), 0);
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    let (acceptor, _folder, authority) = acceptor();
    let receiver = Receiver::with_tls(acceptor).await;
    let settings = [("BELFRY_WEBHOOK_NETWORKS", "127.0.0.1, ::1"), ("BELFRY_WEBHOOK_SECONDS", "2")];
    let app = TestApp::start_with(&settings).await;
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let event = app.event().create().await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    deliver(&app).await;
    assert_eq!(delivery(&app).await.fault.as_deref(), Some("certificate"));
    assert!(receiver.received().is_empty());
    let trusting = TestApp::start_on(app.database().clone(), &[settings[0], settings[1], ("BELFRY_WEBHOOK_CA_FILE", authority.to_str().expect("a path"))]).await;
    trusting.at("2026-11-23T10:00:00Z");
    deliver(&trusting).await;
    assert_eq!(delivery(&app).await.state, DeliveryState::Delivered);
    assert!(receiver.received()[0].is_signed_by(&told.secret));
}
