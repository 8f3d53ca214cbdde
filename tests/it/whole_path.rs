//! The main job from end to end, as people do it: through pages and mails only.

use crate::support::{TestApp, Visitor};

/// Nele makes a webinar and publishes it; gives the address of its page at the desk and its public name.
async fn nele_publishes(nele: &Visitor) -> (String, String) {
    let form = nele.opens("/desk/events/new").await.expect(200).form_with("title");
    let form = form.with_all(&[
        ("title", "Right to Challenge: lessen uit drie gemeenten"),
        ("kind", "webinar"),
        ("format", "online"),
        ("language", "nl"),
        ("summary", "Drie gemeenten vertellen wat werkte."),
        ("capacity", "200"),
        ("closes_date", "2027-03-08"),
        ("closes_time", "12:00"),
        ("slug", "right-to-challenge"),
        ("date", "2027-03-09"),
        ("start", "10:00"),
        ("end", "11:30"),
        ("time_zone", "Europe/Brussels"),
        ("join_url", "https://meeting.example/secret-room-4711"),
    ]);
    // A2.3: the end before the start is told at its field, and nothing is lost.
    let refused = nele.sends(&form.clone().with("end", "09:30")).await.expect(422);
    assert!(refused.has("#end-error") || refused.has("#end[aria-invalid=\"true\"]"), "{}", refused.source());
    assert_eq!(refused.form_with("title").get("title"), "Right to Challenge: lessen uit drie gemeenten");
    assert_eq!(refused.form_with("title").get("end"), "09:30");
    let created = nele.sends(&form).await;
    assert!(created.status.is_redirection(), "{} {}", created.status, created.words());
    let desk = created.location().split('?').next().unwrap_or_default().to_owned();
    let preview = nele.opens(&format!("{desk}/preview")).await.expect(200);
    assert!(preview.shows("Right to Challenge"));
    let overview = nele.opens(&desk).await.expect(200);
    let published = nele.sends(&overview.form("form[action$=\"/publish\"]")).await;
    assert!(published.status.is_redirection(), "{} {}", published.status, published.words());
    (desk, "right-to-challenge".to_owned())
}

#[tokio::test]
async fn from_a_new_event_to_an_invitation_that_follows_every_change() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let stranger = app.visitor();
    let (desk, slug) = nele_publishes(&nele).await;

    // Everybody sees it, and nobody the meeting's own link.
    assert!(stranger.opens("/").await.expect(200).shows("Right to Challenge"));
    for path in [format!("/events/{slug}"), format!("/events/{slug}.ics")] {
        let page = stranger.opens(&path).await.expect(200);
        assert!(page.source().contains("Right to Challenge") && !page.source().contains("secret-room"), "{path}");
    }

    // Lieselot registers; her colleague, too.
    let lieselot = app.visitor();
    let registered = lieselot.registers_for(&slug, "lieselot.vandecasteele@voorbeeldstad.example").await.expect(200);
    assert!(registered.shows("ingeschreven"), "{}", registered.words());
    app.visitor().registers_for(&slug, "jan@voorbeeldstad.example").await.expect(200);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 2);
    let confirmation = mails.iter().find(|mail| mail.recipient().starts_with("lieselot")).expect("her mail");
    assert_eq!(confirmation.method.as_deref(), Some("REQUEST"));
    assert_eq!(confirmation.event_property("SEQUENCE"), "0");
    assert!(!String::from_utf8_lossy(&confirmation.raw).contains("secret-room"));
    assert!(confirmation.text.contains("Right to Challenge") && confirmation.html.contains("Right to Challenge"));
    let mine = confirmation.link("/r/");
    let page = lieselot.opens(&mine).await.expect(200);
    assert!(page.shows("Lieselot") || page.shows("Maria"), "{}", page.words());
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert!(page.header("cache-control").contains("no-store"));

    // Nele sees both.
    let participants = nele.opens(&format!("{desk}/participants")).await.expect(200);
    assert_eq!(participants.source().matches("Peeters").count(), participants.source().matches("Maria").count());
    assert!(participants.source().contains("Peeters"));

    // She moves the start to 10:30: one mail each, the same entry in a newer edition.
    let overview = nele.opens(&desk).await.expect(200);
    let edit = overview.attributes("a[href*='/sessions/'][href$='/edit']", "href").remove(0);
    let form = nele.opens(&edit).await.expect(200).form_with("start").with("start", "10:30");
    let moved = nele.sends(&form).await;
    assert!(moved.status.is_redirection(), "{} {}", moved.status, moved.words());
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 2);
    let update = mails.iter().find(|mail| mail.recipient().starts_with("lieselot")).expect("her mail");
    assert_eq!(update.method.as_deref(), Some("REQUEST"));
    assert_eq!(update.event_property("UID"), confirmation.event_property("UID"));
    assert_eq!(update.event_property("SEQUENCE"), "1");
    assert_eq!(update.event_property("DTSTART"), "20270309T103000");
    assert_ne!(update.message_id, confirmation.message_id);

    // A form from before the move does not undo it unseen.
    let stale = nele.sends(&form.with("start", "14:00").with("end", "15:00")).await.expect(409);
    assert!(stale.source().contains("10:30"), "what was saved meanwhile is shown");

    // Lieselot gives her place back: the entry leaves her calendar.
    let step = lieselot.opens(&format!("{mine}/cancel")).await.expect(200);
    let answer = lieselot.sends(&step.form_with("csrf")).await;
    let gone = lieselot.follows(answer).await.expect(200);
    assert!(gone.shows("geannuleerd") || gone.shows("uitgeschreven") || gone.shows("afgezegd"), "{}", gone.words());
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].method.as_deref(), Some("CANCEL"));
    assert_eq!(mails[0].event_property("UID"), confirmation.event_property("UID"));
    assert_eq!(mails[0].event_property("STATUS"), "CANCELLED");
    assert!(mails[0].event_property("SEQUENCE").parse::<i32>().unwrap() > 1);
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);

    // Nele cancels the other one.
    let participants = nele.opens(&format!("{desk}/participants")).await.expect(200);
    let registrations = participants.attributes("a[href*=\"/desk/registrations/\"]", "href");
    let mut cancelled = false;
    for registration in registrations {
        let step = nele.opens(&format!("{registration}/cancel")).await;
        if step.status.is_success() {
            let form = step.form_with("reason").with("reason", "De zaal is te klein.");
            assert!(nele.sends(&form).await.status.is_redirection());
            cancelled = true;
            break;
        }
    }
    assert!(cancelled, "a registration that can be cancelled");
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].recipient().as_str(), mails[0].method.as_deref()), ("jan@voorbeeldstad.example", Some("CANCEL")));
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 0);
    // Each change is written down with who made it.
    for action in ["event.create", "event.publish", "session.reschedule", "registration.cancel"] {
        assert!(app.database().number(&format!("SELECT COUNT(*) FROM audit_entries WHERE action = '{action}'")).await > 0, "{action} is not in the audit log");
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'superseded')").await, 0);
}
