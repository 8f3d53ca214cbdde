use super::{audit, overview, saved};
use crate::support::TestApp;

#[tokio::test]
async fn a_mail_that_was_given_up_is_shown_with_its_reason_and_tried_again() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    app.database().execute("UPDATE outbox SET state = 'failed', attempts = 3, last_error = '550 5.1.1 <jan> unknown'").await;
    assert!(nele.get("/desk").await.shows("1 mail raakte niet weg"));
    let list = nele.get(&format!("{}/participants", overview(&event))).await.expect(200);
    assert!(list.shows("Niet weggeraakt") && list.shows("550 5.1.1 <jan> unknown"));
    let page = nele.get("/desk/mail").await.expect(200);
    assert!(page.shows("550 5.1.1 <jan> unknown") && page.shows("jan@gemeente.example"));
    let form = page.form("form[action$=try-again]");
    let done = saved(&nele, &form).await;
    assert!(done.shows("De mail staat opnieuw klaar") && done.shows("Alle mails raakten weg"));
    assert_eq!(app.deliver_mail().await.len(), 1);
    assert_eq!(audit(&app).await.last().map(|entry| entry.action.clone()).as_deref(), Some("mail.try_again"));
    nele.sends(&form).await.expect(404);
    assert!(nele.get(&format!("{}/participants", overview(&event))).await.shows("Verstuurd"));
}

#[tokio::test]
async fn participants_are_found_by_name_and_cancelled_with_a_reason() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(2).create().await;
    for (first, last, email) in [("Zoë", "D'Hondt-Öztürk", "zoe@gemeente.example"), ("<i>Jan</i>", "Peeters", "jan@gemeente.example")] {
        let visitor = app.visitor();
        let form = visitor.fills_in(&event.slug, email).await.with("first_name", first).with("last_name", last);
        visitor.sends(&form).await.expect(303);
    }
    app.deliver_mail().await;
    let list = format!("{}/participants", overview(&event));
    let all = nele.get(&list).await.expect(200);
    assert!(all.shows("<i>Jan</i> Peeters") && all.shows("2 van 2 plaatsen bezet") && all.shows("Verstuurd"));
    assert!(!all.source().contains("jan@gemeente.example"), "addresses are on the person's own page");
    let found = nele.get(&format!("{list}?q=dhondt+zoe")).await;
    assert!(found.shows("Zoë D'Hondt-Öztürk") && !found.shows("Peeters"));
    assert!(nele.get(&format!("{list}?q=%3Cscript%3E")).await.expect(200).shows("<script>"));

    let person = nele.get(&found.link("/desk/registrations/").expect("a link")).await.expect(200);
    assert!(person.shows("zoe@gemeente.example") && person.shows("Bevestiging"));
    let asked = nele.get(&person.link("/cancel").expect("a way")).await.expect(200);
    let long = "x".repeat(501);
    nele.sends(&asked.form("form#cancel").with("reason", &long)).await.expect(422);
    let done = saved(&nele, &asked.form("form#cancel").with("reason", "Op eigen vraag, per telefoon")).await;
    assert!(done.shows("De inschrijving is geannuleerd") && done.shows("Op eigen vraag, per telefoon") && done.shows("Nele Janssens"));
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.method.as_deref()).collect::<Vec<_>>(), [Some("CANCEL")]);
    assert!(nele.get(&list).await.shows("1 van 2 plaatsen bezet"));
    nele.sends(&asked.form("form#cancel")).await.expect(409);
    assert_eq!(audit(&app).await.last().map(|entry| entry.action.clone()).as_deref(), Some("registration.cancel"));
}
