//! What an invitation says of its attendee is a setting, and an entry keeps it for its life.

use crate::support::TestApp;

fn attendee(mail: &crate::support::mailbox::Mail) -> String {
    let calendar = mail.calendar.clone().expect("a calendar part");
    calendar.lines().find(|line| line.starts_with("ATTENDEE")).expect("an attendee").to_owned()
}

#[tokio::test]
async fn who_registers_has_accepted_unless_the_settings_ask() {
    for (setting, words) in [("accepted", ["PARTSTAT=ACCEPTED;", "RSVP=FALSE:"]), ("needs-action", ["PARTSTAT=NEEDS-ACTION;", "RSVP=TRUE:"])] {
        let app = TestApp::start_with(&[("BELFRY_INVITATION_ATTENDEE", setting)]).await;
        let event = app.event().create().await;
        app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
        let mail = app.deliver_mail().await.pop().expect("a confirmation");
        assert!(words.iter().all(|words| attendee(&mail).contains(words)), "{}", attendee(&mail));
        // A cancellation asks nothing.
        let page = app.visitor().get(&mail.link("/r/")).await;
        let asked = app.visitor();
        let form = asked.get(&format!("{}/cancel", page.path)).await.expect(200).form("form[action$=cancel]");
        asked.sends(&form).await.expect(303);
        let mail = app.deliver_mail().await.pop().expect("a cancellation");
        assert!(attendee(&mail).contains("PARTSTAT=ACCEPTED;"), "{}", attendee(&mail));
    }
}
