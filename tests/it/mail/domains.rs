//! Domains outside ASCII: their A-labels stand in every header and in the calendar (RFC 5891 §4.4, RFC 5321 §2.3.5).

use crate::support::TestApp;

#[tokio::test]
async fn an_address_of_a_domain_outside_ascii_is_written_with_its_a_label_everywhere() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "jane@exämple.example").await.expect(200);
    let mail = app.deliver_mail().await.remove(0);
    assert_eq!(mail.recipient(), "jane@xn--exmple-cua.example");
    assert!(mail.event_property("ATTENDEE").ends_with("mailto:jane@xn--exmple-cua.example"), "{}", mail.event_property("ATTENDEE"));
    assert!(mail.raw.is_ascii());
}
