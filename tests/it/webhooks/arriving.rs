//! What becomes of a delivery: tried again, given up, sent again; and of an endpoint that does not answer.

use belfry::entity::webhook_delivery::DeliveryState;
use jiff::SignedDuration;

use super::{Act, Receiver, adds, admin, deliver, deliveries, delivery, endpoint, registers, start, tries_to_the_end};
use crate::support::TestApp;

#[tokio::test]
async fn what_fails_is_tried_again_later_under_the_same_id() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    receiver.does(|number| if number == 0 { Act::Answers(500, "content-type: text/plain".to_owned(), "Even\u{7} geduld".to_owned()) } else { Act::Says(200) });
    let event = app.event().create().await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    assert_eq!(deliver(&app).await, 1);
    let row = delivery(&app).await;
    assert_eq!((row.state, row.attempts, row.http_status, row.fault.as_deref()), (DeliveryState::Waiting, 1, Some(500), Some("status")));
    assert_eq!(row.answer.as_deref(), Some("Even  geduld"));
    assert_eq!(deliver(&app).await, 0, "not before its pause is over");
    app.wait(SignedDuration::from_secs(7));
    assert_eq!(deliver(&app).await, 1);
    let row = delivery(&app).await;
    assert_eq!((row.state, row.attempts, row.http_status, row.fault.as_deref(), row.due_at), (DeliveryState::Delivered, 2, Some(200), None, None));
    let [first, second] = &receiver.received()[..] else { panic!("two tries") };
    assert_eq!((first.header("webhook-id"), &first.body), (second.header("webhook-id"), &second.body));
    assert_ne!(first.header("webhook-timestamp"), second.header("webhook-timestamp"));
    assert!(first.is_signed_by(&told.secret) && second.is_signed_by(&told.secret));
}

#[tokio::test]
async fn it_is_tried_for_two_days_then_given_up_and_sent_again_by_hand() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    receiver.does(|_| Act::Says(503));
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    let begun = app.clock.now();
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    let row = tries_to_the_end(&app).await;
    assert_eq!((row.state, app.clock.now().duration_since(begun)), (DeliveryState::Failed, SignedDuration::from_hours(48)));
    assert!((9..=12).contains(&row.attempts), "{}", row.attempts);
    let ann = admin(&app).await;
    let page = ann.opens(&format!("{}?state=failed", told.path)).await.expect(200);
    assert!(page.shows("Inschrijving bevestigd") && page.shows("niet aanvaard (503)"));
    // Not what happened before the moment that is asked for.
    let replay = |date: &str| page.form("form#replay").with("since_date", date);
    let answer = ann.sends(&replay("25/11/2026")).await;
    assert!(ann.follows(answer).await.shows("Sinds dat moment is er niets mislukt."));
    let wrong = ann.sends(&replay("gisteren")).await.expect(422);
    assert_eq!(wrong.form("form#replay").get("since_date"), "gisteren");
    receiver.does(|_| Act::Says(200));
    let answer = ann.sends(&replay("23/11/2026")).await;
    assert!(ann.follows(answer).await.shows("1 bericht vertrekt opnieuw."));
    assert_eq!(deliver(&app).await, 1);
    assert_eq!(delivery(&app).await.state, DeliveryState::Delivered);
    let ids: Vec<String> = receiver.received().iter().map(|received| received.header("webhook-id").to_owned()).collect();
    assert!(ids.iter().all(|id| *id == ids[0]));
    // One that arrived can be sent once more, too.
    let page = ann.opens(&format!("{}/deliveries/{}", told.path, row.id)).await.expect(200);
    ann.sends(&page.form("form#again")).await.expect(303);
    assert_eq!(deliver(&app).await, 1);
}

/// One mail to one administrator, with the way to the webhook.
async fn admins_read(app: &TestApp, words: &str, path: &str) -> bool {
    let mails: Vec<_> = app.deliver_mail().await.into_iter().filter(|mail| mail.subject.contains("een webhook is uitgezet")).collect();
    matches!(&mails[..], [mail] if mail.recipient() == "ann@ledenkoepel.example" && mail.text.contains(words) && mail.text.contains(path))
}

#[tokio::test]
async fn an_endpoint_that_never_answers_is_switched_off_and_the_start_page_says_so() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    receiver.does(|_| Act::Says(500));
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    for name in ["an", "els", "tom", "jan", "mia", "leo"] {
        registers(&app, &event.slug, &format!("{name}@voorbeeldstad.example")).await;
        if name == "leo" {
            break;
        }
        tries_to_the_end(&app).await;
    }
    let off = endpoint(&app, told.id).await;
    assert_eq!((off.active, off.off_because.as_deref()), (false, Some("failures")));
    assert_eq!(deliveries(&app).await.len(), 5, "what happened since is not for it");
    assert!(admins_read(&app, "Vijf berichten na elkaar kwamen niet aan bij het systeem ‘CRM’", &told.path).await);
    let ann = admin(&app).await;
    assert!(ann.opens("/desk").await.shows("De webhook ‘CRM’ staat uit"));
    let page = ann.opens(&told.path).await.expect(200);
    assert!(page.shows("Vijf berichten na elkaar kwamen niet aan") && !page.has("form#replay"));
    ann.sends(&page.form("form#switch")).await.expect(303);
    assert!(!ann.opens("/desk").await.shows("De webhook ‘CRM’"));
    receiver.does(|_| Act::Says(200));
    let form = ann.opens(&told.path).await.form("form#replay").with("since_date", "23/11/2026");
    ann.sends(&form).await.expect(303);
    assert_eq!(deliver(&app).await, 5);
    assert!(deliveries(&app).await.iter().all(|row| row.state == DeliveryState::Delivered));
    assert_eq!(endpoint(&app, told.id).await.given_up, 0);
}

#[tokio::test]
async fn a_receiver_that_is_gone_is_told_nothing_any_more() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    receiver.does(|_| Act::Says(410));
    let event = app.event().create().await;
    for name in ["an", "els", "tom"] {
        registers(&app, &event.slug, &format!("{name}@voorbeeldstad.example")).await;
    }
    deliver(&app).await;
    let off = endpoint(&app, told.id).await;
    assert_eq!((off.active, off.off_because.as_deref()), (false, Some("gone")));
    assert!(admins_read(&app, "het adres niet meer bestaat", &told.path).await);
    let rows = deliveries(&app).await;
    assert!(rows.iter().all(|row| row.state == DeliveryState::Failed && row.due_at.is_none()));
    assert!(ann.opens(&told.path).await.shows("dat dit adres niet meer bestaat"));
    // What waits is given up with it, and stays in the log.
    assert!(rows.iter().any(|row| row.fault.as_deref() == Some("gone")));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (app, receiver, elsewhere) = (start().await, Receiver::start().await, Receiver::start().await);
    let ann = admin(&app).await;
    adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    for status in [301, 302, 307, 308] {
        let to = elsewhere.url();
        receiver.does(move |_| Act::Answers(status, format!("location: {to}"), String::new()));
        let event = app.event().create().await;
        registers(&app, &event.slug, "an@voorbeeldstad.example").await;
        deliver(&app).await;
        let row = delivery(&app).await;
        assert_eq!((row.state, row.fault.as_deref(), row.http_status), (DeliveryState::Waiting, Some("redirect"), Some(status.into())));
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn slow_endless_and_huge_answers_cost_a_second_and_a_kilobyte_at_most() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    for (act, state, fault, status) in [
        (Act::Hangs, DeliveryState::Waiting, Some("timeout"), None),
        (Act::Drips, DeliveryState::Waiting, None, None),
        (Act::Babbles, DeliveryState::Waiting, Some("answer"), None),
        (Act::Floods(200), DeliveryState::Delivered, None, Some(200)),
        (Act::Floods(500), DeliveryState::Waiting, Some("status"), Some(500)),
        (Act::Answers(200, format!("x-long: {}", "y".repeat(200_000)), String::new()), DeliveryState::Waiting, Some("answer"), None),
        (Act::Answers(200, "content-length: 7".to_owned(), "\u{0}é\r\n☃".to_owned()), DeliveryState::Waiting, Some("answer"), None),
        (Act::Answers(200, "x-short: y".to_owned(), "\u{0}é\r\n☃".to_owned()), DeliveryState::Delivered, None, Some(200)),
    ] {
        receiver.does(move |_| act.clone());
        let event = app.event().create().await;
        registers(&app, &event.slug, "an@voorbeeldstad.example").await;
        let begun = std::time::Instant::now();
        deliver(&app).await;
        assert!(begun.elapsed().as_secs() < 10);
        let row = delivery(&app).await;
        assert_eq!((row.state, row.http_status), (state, status), "{row:?}");
        // An endless head is cut off by its size or by time, whichever is first.
        assert!(fault.is_none() || row.fault.as_deref() == fault, "{row:?}");
        assert!(row.answer.is_none_or(|answer| answer.chars().count() <= 1_000 && !answer.contains('\0')));
        assert!(row.milliseconds.is_some_and(|took| took < 5_000));
    }
    let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    adds(&ann, &format!("http://{closed}/"), &["registration.cancelled"]).await;
    let page = ann.opens("/desk/webhooks").await;
    assert_eq!(page.all("tbody tr").len(), 2);
}

#[tokio::test]
async fn a_receiver_may_ask_for_patience() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    receiver.does(|_| Act::Answers(429, "retry-after: 600".to_owned(), String::new()));
    let event = app.event().create().await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    deliver(&app).await;
    app.wait(SignedDuration::from_secs(599));
    assert_eq!(deliver(&app).await, 0);
    app.wait(SignedDuration::from_secs(2));
    assert_eq!(deliver(&app).await, 1);
}

#[tokio::test]
async fn while_a_secret_is_renewed_both_sign() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let form = ann.opens(&format!("{}/secret", told.path)).await.expect(200).form("form#rotate");
    let page = ann.sends(&form).await.expect(200);
    let new = page.all("pre#secret").remove(0).trim().to_owned();
    assert_ne!(new, told.secret);
    // The same form again makes no third one.
    assert_eq!(ann.sends(&form).await.expect(303).location(), told.path);
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    let sent = async |name: &str| {
        registers(&app, &event.slug, &format!("{name}@voorbeeldstad.example")).await;
        deliver(&app).await;
        receiver.received().pop().expect("a delivery")
    };
    let both = sent("an").await;
    assert!(both.is_signed_by(&told.secret) && both.is_signed_by(&new) && both.signatures() == 2);
    app.wait(SignedDuration::from_hours(24));
    let one = sent("els").await;
    assert!(!one.is_signed_by(&told.secret) && one.is_signed_by(&new) && one.signatures() == 1);
    // Or at once, by hand.
    let ann = admin(&app).await;
    let form = ann.opens(&format!("{}/secret", told.path)).await.expect(200).form("form#rotate");
    let page = ann.sends(&form).await.expect(200);
    let newest = page.all("pre#secret").remove(0).trim().to_owned();
    ann.sends(&ann.opens(&told.path).await.form("form#end-secret")).await.expect(303);
    let last = sent("tom").await;
    assert!(!last.is_signed_by(&new) && last.is_signed_by(&newest) && last.signatures() == 1);
}

#[tokio::test]
async fn a_test_is_tried_once_also_when_the_endpoint_is_off() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let page = ann.opens(&told.path).await.expect(200);
    assert!(page.shows("Er is nog niets verstuurd"));
    ann.sends(&page.form("form#switch")).await.expect(303);
    ann.sends(&page.form("form#test")).await.expect(303);
    receiver.does(|_| Act::Says(500));
    assert_eq!(deliver(&app).await, 1);
    assert_eq!(receiver.kinds(), ["ping"]);
    assert!(receiver.received()[0].is_signed_by(&told.secret));
    let row = delivery(&app).await;
    assert_eq!((row.state, row.due_at, endpoint(&app, told.id).await.given_up), (DeliveryState::Failed, None, 0));
    let page = ann.opens(&format!("{}/deliveries/{}", told.path, row.id)).await.expect(200);
    assert!(page.shows("Testbericht") && page.shows("\"type\": \"ping\""));
    receiver.does(|_| Act::Says(200));
    ann.sends(&page.form("form#again")).await.expect(303);
    deliver(&app).await;
    assert_eq!(delivery(&app).await.state, DeliveryState::Delivered);
}
