//! `mailto:` in List-Unsubscribe (RFC 2369 §3.2), read by `belfry receive`.

use belfry::jobs::send_messages::until_idle;

use super::{details, sent};
use crate::mail::incoming::receive;
use crate::support::TestApp;

const BOUNCES: &[(&str, &str)] = &[("BELFRY_BOUNCE_ADDRESS", "bounces@mail.example")];

async fn unsubscribed(app: &TestApp) -> i64 {
    app.database().number("SELECT COUNT(*) FROM mailing_addresses WHERE unsubscribed_at IS NOT NULL").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_mail_to_the_address_in_the_header_unsubscribes_its_reader_and_nobody_else() {
    let app = TestApp::start_with(BOUNCES).await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "maria@gemeente.example").await;
    sent(&app, &event, details("Praktisch", "x"), None).await;
    until_idle(app.app()).await.expect("a mail");
    let mails = app.deliver_mail().await;
    let mail = mails.iter().find(|mail| mail.subject == "Praktisch").expect("the message");
    let header = mail.header("List-Unsubscribe").expect("a header");
    let (page, address) = header.split_once(", ").expect("both ways");
    assert!(page.starts_with("<https://belfry.example/u/"), "{header}");
    assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    let address = address.strip_prefix("<mailto:").and_then(|rest| rest.strip_suffix("?subject=unsubscribe>")).expect("an address");
    let (local, domain) = address.split_once('@').expect("an address");
    assert!(local.len() <= 64 && domain == "mail.example", "{address}");
    // A confirmation has no such header.
    assert!(mails.iter().find(|mail| mail.subject.starts_with("Ingeschreven")).is_none_or(|mail| mail.header("List-Unsubscribe").is_none()));

    let wish = |to: &str, more: &str| format!("From: Somebody <other@provider.example>\r\nTo: {to}\r\n{more}Subject: unsubscribe\r\n\r\n");
    // A tag that is not ours, and one of a bounce, are for people.
    let forged = address.replace(&local[local.len() - 4..], "0000");
    assert_eq!(receive(&app, &wish(&forged, ""), &[]), 3);
    let bounce = format!("bounces+{}@mail.example", app.keys.bounce_token(crate::mail::delivery::rows(&app).await[0].id));
    assert_eq!(receive(&app, &wish(&bounce, ""), &[]), 3);
    assert_eq!(unsubscribed(&app).await, 0);
    // A mail provider marks it as automatic; mail hosts may change the case.
    assert_eq!(receive(&app, &wish(&address.to_uppercase(), "Auto-Submitted: auto-generated\r\n"), &[]), 0);
    assert_eq!(unsubscribed(&app).await, 1);
    assert_eq!(receive(&app, &wish("undisclosed-recipients:;", ""), &["--recipient", address]), 0, "twice is once");
    sent(&app, &event, details("Nog iets", "x"), None).await;
    until_idle(app.app()).await.expect("no mail");
    assert!(app.deliver_mail().await.is_empty());
}

#[tokio::test]
async fn without_a_mailbox_that_is_read_the_header_names_the_page_only() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "maria@gemeente.example").await;
    sent(&app, &event, details("Praktisch", "x"), None).await;
    until_idle(app.app()).await.expect("a mail");
    assert!(app.deliver_mail().await.iter().all(|mail| mail.header("List-Unsubscribe").is_none_or(|header| !header.contains("mailto:"))));
}
