//! Who changed what: by event, by person and by organiser, with how it was before.

use std::collections::BTreeSet;

use belfry::queries::audit_log::{LogOf, PAGE, audit_log};
use belfry::rules::permission::Scope;

use super::{furnished, organiser_id, programme_named, somebody};
use crate::house::sources::files;
use crate::support::TestApp;

#[test]
fn every_action_that_is_written_down_has_its_words() {
    let texts: String = files("locales/nl", &["ftl"]).into_iter().map(|file| file.text).collect();
    let mut wrong = BTreeSet::new();
    for source in files("src/actions", &["rs"]) {
        let product = source.product();
        for quoted in product.split('"').skip(1).step_by(2) {
            let parts: Vec<&str> = quoted.split('.').collect();
            let is_action = parts.len() == 2 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-')));
            // What goes into the log of the program and not into that of the desk.
            if !is_action || product.contains(&format!("event = \"{quoted}\"")) {
                continue;
            }
            let key = format!("desk-history-{} =", quoted.replace(['.', '_'], "-"));
            if !texts.contains(&key) {
                wrong.insert(format!("{}: {key}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "no such text:\n{wrong:#?}");
}

#[tokio::test]
async fn an_events_history_says_before_and_after_in_words() {
    let app = TestApp::start().await;
    let nele = somebody(&app, "nele@ledenkoepel.example", "organiser").await;
    let of = furnished(&app, "Kanarie", None).await;
    let form = nele.get(&format!("/desk/events/{}/edit/registering", of.event.id)).await.expect(200).form("form#event");
    nele.sends(&form.with("capacity", "40").with("closes_date", "8/3/2027").with("closes_time", "12:00")).await.expect(303);
    let ask = nele.get(&format!("/desk/registrations/{}/cancel", of.registration.id)).await.expect(200);
    nele.sends(&ask.form("main form[action$=cancel]")).await.expect(303);
    let log = nele.get(&format!("/desk/events/{}/history", of.event.id)).await.expect(200);
    for words in ["Nele Janssens", "40", "8 maart 2027", "annuleerde"] {
        assert!(log.shows(words), "{words}: {}", log.words());
    }
    // Whose registration it was leads to it.
    assert!(log.link("/desk/registrations/").is_some());
    assert!(nele.get(&format!("/desk/events/{}", of.event.id)).await.link(&format!("/desk/events/{}/history", of.event.id)).is_some());
}

#[tokio::test]
async fn a_persons_history_is_theirs_within_the_scope_of_who_reads() {
    let app = TestApp::start().await;
    let nele = somebody(&app, "nele@ledenkoepel.example", "organiser").await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let of = furnished(&app, "Kanarie", Some(own)).await;
    let ask = nele.get(&format!("/desk/registrations/{}/cancel", of.registration.id)).await.expect(200);
    nele.sends(&ask.form("main form[action$=cancel]")).await.expect(303);
    let person = LogOf::Person(of.registration.person_id);
    let read = async |scope: Scope| audit_log(app.db.reader(), &scope, person, None).await.expect("a log").lines;
    let lines = read(Scope::All).await;
    assert!(lines.iter().any(|line| line.action == "registration.cancel" && line.name.as_deref() == Some("Nele Janssens")), "{lines:?}");
    assert_eq!(read(Scope::Programmes([own].into())).await.len(), lines.len());
    assert!(read(Scope::Programmes([other].into())).await.is_empty());
}

#[tokio::test]
async fn an_organisers_history_has_what_they_did_and_what_was_done_to_them() {
    let app = TestApp::start().await;
    let admin = somebody(&app, "admin@ledenkoepel.example", "admin").await;
    let luc = somebody(&app, "luc@gemeente.example", "organiser").await;
    let own = programme_named(&app, "Klimaat").await;
    let of = furnished(&app, "Kanarie", Some(own)).await;
    let form = luc.get(&format!("/desk/events/{}/edit/registering", of.event.id)).await.expect(200).form("form#event");
    luc.sends(&form.with("capacity", "40")).await.expect(303);
    let id = organiser_id(&app, "luc@gemeente.example").await;
    let page = admin.get(&format!("/desk/team/{id}")).await.expect(200);
    admin.sends(&page.form("form#member").with("role", "desk").with("reach", "chosen").and("programmes", &own.to_string())).await.expect(303);
    let log = admin.get(&format!("/desk/team/{id}/history")).await.expect(200);
    for words in ["Kanarie-titel", "meldde zich aan", "organisator", "onthaal", "alle programma’s", "Klimaat"] {
        assert!(log.shows(words), "{words}: {}", log.words());
    }
}

#[tokio::test]
async fn a_long_history_is_read_a_page_at_a_time() {
    let app = TestApp::start().await;
    let nele = somebody(&app, "nele@ledenkoepel.example", "organiser").await;
    let of = furnished(&app, "Kanarie", None).await;
    for capacity in 1..=(PAGE + 5) {
        let form = nele.get(&format!("/desk/events/{}/edit/registering", of.event.id)).await.expect(200).form("form#event");
        nele.sends(&form.with("capacity", &(100 + capacity).to_string())).await.expect(303);
        // The limit of forms per client is not what is tried here.
        app.wait(jiff::SignedDuration::from_mins(1));
    }
    let path = format!("/desk/events/{}/history", of.event.id);
    let newest = nele.get(&path).await.expect(200);
    assert_eq!(newest.all("ol.history > li").len(), PAGE);
    let older = nele.get(&newest.attributes("nav.pager a[rel=next]", "href").remove(0)).await.expect(200);
    assert_eq!(older.all("ol.history > li").len(), 5);
    assert!(older.shows("101") && !newest.shows(" 101"));
    nele.get(&format!("{path}?before=nonsense")).await.expect(200);
}
