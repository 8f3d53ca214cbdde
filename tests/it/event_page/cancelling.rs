use belfry::entity::message::{self, MessageState};
use sea_orm::EntityTrait as _;

use super::{done, page_of};
use crate::registration::{nothing_is_wrong, register};
use crate::support::TestApp;

#[tokio::test]
async fn all_that_happens_is_said_before_and_happens_in_one_step() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(2).waiting_list().session("2027-03-09T10:00", "2027-03-09T11:30").session("2027-03-16T10:00", "2027-03-16T11:30").create().await;
    for name in ["jan", "an", "els"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    done(&nele, &nele.get(&format!("{}/reminders", page_of(&event))).await.form("form[action$=\"/usual\"]")).await;
    let form = nele.get(&format!("{}/messages/new", page_of(&event))).await.expect(200).form("form#message");
    let draft = done(&nele, &form.with("subject_nl", "Breng mee").with("body_nl", "Een laptop.")).await;
    let scheduling = draft.form("form#send").with_all(&[("when", "later"), ("send_date", "1/3/2027"), ("send_time", "9:00")]);
    done(&nele, &scheduling).await;
    assert_eq!(message::Entity::find().one(app.db.reader()).await.expect("rows").expect("a message").state, MessageState::Scheduled);
    app.deliver_mail().await;

    let page = nele.get(&format!("{}/cancel", page_of(&event))).await.expect(200);
    for said in [
        "2 deelnemers met een plaats",
        "De wachtlijst vervalt; 1 persoon",
        "Uit 2 agenda’s verdwijnen samen 4 afspraken",
        "Herinneringen vertrekken niet meer",
        "1 gepland bericht vertrekt niet",
    ] {
        assert!(page.shows(said), "{said}: {}", page.words());
    }
    done(&nele, &page.form("form#cancel").with("reason", "De spreker is ziek.")).await;
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().filter(|mail| mail.method.as_deref() == Some("CANCEL")).count(), 4);
    assert_eq!(mails.iter().filter(|mail| mail.method.is_none()).count(), 1, "who waited gets a plain one");
    let kept = message::Entity::find().one(app.db.reader()).await.expect("rows").expect("a message");
    assert_eq!((kept.state, kept.scheduled_at), (MessageState::Draft, None));
    app.at("2027-03-08T12:00:00Z");
    belfry::actions::reminder::send::send_due(app.app()).await.expect("looked at");
    assert!(app.deliver_mail().await.is_empty(), "no reminder of what does not take place");
    nothing_is_wrong(&app).await;
}
