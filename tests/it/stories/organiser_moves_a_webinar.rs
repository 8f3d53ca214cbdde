//! Story A1, step 5: the start moves, and everybody's calendar follows.

use crate::changes::patient;
use crate::support::{Mail, TestApp};

fn to<'m>(mails: &'m [Mail], who: &str) -> &'m Mail {
    mails.iter().find(|mail| mail.recipient().starts_with(who)).unwrap_or_else(|| panic!("no mail to {who}"))
}

async fn registers(app: &TestApp, slug: &str, email: &str) {
    app.visitor().registers_for(slug, email).await.expect(200);
}

#[tokio::test]
async fn step_5_all_confirmed_people_get_one_mail_and_the_same_entry_in_a_newer_edition() {
    let app = patient().await;
    let event = app.event().titled("Right to Challenge: lessen uit drie gemeenten").places(2).waiting_list().session("2027-03-09T10:00", "2027-03-09T11:30").create().await;
    for name in ["lieselot", "pieter", "fatima"] {
        registers(&app, &event.slug, &format!("{name}@voorbeeldstad.example")).await;
    }
    let before = app.deliver_mail().await;

    // Two days later she moves the start to 10:30: the desk says who will be told of what, and nobody is told unseen.
    app.at("2026-11-25T09:00:00Z");
    let nele = app.organiser().await;
    let desk = format!("/desk/events/{}", event.id);
    let form = nele.get(&format!("{desk}/sessions/{}/edit", event.sessions[0].id)).await.expect(200).form("form#session");
    let saved = nele.sends(&form.with("start", "10:30").with("end", "12:00")).await.expect(303);
    let overview = nele.follows(saved).await.expect(200);
    assert!(overview.shows("3 mensen worden verwittigd (tijd)"), "{}", overview.words());
    assert!(app.deliver_mail().await.is_empty());
    let sent = nele.sends(&overview.form("form#send-changes")).await.expect(303);
    nele.follows(sent).await.expect(200);

    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 3, "one each, and who waits a plain one");
    for who in ["lieselot@", "pieter@"] {
        let (first, update) = (to(&before, who), to(&mails, who));
        assert_eq!(update.method.as_deref(), Some("REQUEST"));
        assert_eq!(update.event_property("UID"), first.event_property("UID"));
        assert_eq!((first.event_property("SEQUENCE").as_str(), update.event_property("SEQUENCE").as_str()), ("0", "1"));
        assert_eq!(update.event_property("DTSTART"), "20270309T103000");
        assert!(update.event_property("DTSTAMP") > first.event_property("DTSTAMP"));
        for words in ["dinsdag 9 maart 2027, 10:30-12:00", "dinsdag 9 maart 2027, 10:00-11:30"] {
            assert!(update.text.contains(words) && update.html.contains(words), "{words}: {}", update.text);
        }
        assert_eq!(update.header("In-Reply-To"), first.header("Message-ID"), "one conversation");
    }
    assert_eq!(to(&mails, "fatima@").method, None, "nothing to put into a calendar while she waits");

    // The history shows who changed what.
    let history = nele.get(&desk).await.expect(200);
    assert!(history.shows("Nele Janssens") && history.shows("10:00") && history.shows("verwittigde de deelnemers"), "{}", history.words());
}
