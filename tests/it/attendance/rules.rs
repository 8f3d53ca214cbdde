use belfry::entity::attendance_evidence::EvidenceKind;

use super::{comes_in, is, path, somebody, stands};
use crate::support::TestApp;

#[tokio::test]
async fn another_measure_counts_open_lists_anew_and_leaves_closed_ones() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let an = somebody(&app, &event, "an").await;
    app.at("2027-03-09T11:00:00Z");
    comes_in(&app, &event, an, EvidenceKind::Import, "2027-03-09T09:00:00Z", Some("2027-03-09T09:45:00Z")).await;
    assert_eq!(stands(&app, &event, an).await, is("Partial", Some(45)), "half of it");
    let nele = app.organiser().await;
    let rules = format!("/desk/events/{}/attendance-rules", event.id);
    let form = nele.get(&rules).await.expect(200).form("form#attendance-rules");
    let stale = form.clone();
    let wrong = form.clone().with("attendance_full", "0").with("attendance_partial", "x").with("join_opens_minutes", "9999");
    let refused = nele.sends(&wrong).await.expect(422);
    assert!(refused.has("#attendance_full-error") && refused.has("#attendance_partial-error") && refused.has("#join_opens_minutes-error"), "{}", refused.words());
    assert_eq!(refused.form("form#attendance-rules").get("join_opens_minutes"), "9999");
    let refused = nele.sends(&form.clone().with("attendance_full", "20").with("attendance_partial", "30")).await.expect(422);
    assert!(refused.has("#attendance_partial-error"), "{}", refused.words());
    let answer = nele.sends(&form.with("attendance_measure", "minutes").with("attendance_full", "45").with("attendance_partial", "20")).await.expect(303);
    assert!(nele.follows(answer).await.expect(200).shows("Aanwezig vanaf 45 minuten"));
    assert_eq!(stands(&app, &event, an).await, is("Present", Some(45)));
    // Somebody who looked before meets the change.
    let met = nele.sends(&stale.with("attendance_full", "90")).await.expect(409);
    assert!(met.shows("45"), "{}", met.words());
    // A closed list stays as it was settled.
    nele.sends(&nele.get(&path(&event)).await.form("form#close")).await.expect(303);
    let form = nele.get(&rules).await.form("form#attendance-rules");
    nele.sends(&form.with("attendance_full", "90")).await.expect(303);
    assert_eq!(stands(&app, &event, an).await, is("Present", Some(45)));
}

#[tokio::test]
async fn the_way_in_opens_when_the_event_says_and_mails_and_pages_tell_so() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let form = nele.get(&format!("/desk/events/{}/attendance-rules", event.id)).await.form("form#attendance-rules");
    nele.sends(&form.with("join_opens_minutes", "40")).await.expect(303);
    crate::registration::register(&app, &event, "els@gemeente.example").await;
    let mail = app.deliver_mail().await.remove(0);
    let words = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("opent 40 minuten voor de start"), "{words}");
    let gate = mail.link("/j/");
    app.at("2027-03-09T08:19:00Z");
    assert!(app.visitor().get(&gate).await.expect(200).shows("De toegang opent op"));
    app.at("2027-03-09T08:21:00Z");
    assert!(app.visitor().get(&gate).await.expect(200).try_form("form[method=post]").is_some());
}
