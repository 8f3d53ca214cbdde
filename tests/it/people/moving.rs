use belfry::entity::registration::RegistrationStatus;

use super::{is_sound, of, participants, person, registers};
use crate::support::TestApp;

#[tokio::test]
async fn people_move_to_another_event_and_both_histories_say_so() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(3).waiting_list().create().await;
    let other = app.event().titled("De tweede keer").places(2).create().await;
    let mut ids = Vec::new();
    for name in ["An", "Bea", "Cis"] {
        ids.push(registers(&app, &event, person(name, "Peeters", &format!("{}@a.example", name.to_lowercase()), "Stad Gent")).await.id);
    }
    let waiting = registers(&app, &event, person("Dirk", "Peeters", "dirk@a.example", "Stad Gent")).await;
    assert_eq!(waiting.status, RegistrationStatus::Waitlisted);
    // Bea is there already, and takes one of the two places.
    registers(&app, &other, person("Bea", "Peeters", "bea@a.example", "Stad Gent")).await;
    app.deliver_mail().await;
    let form = nele.get(&participants(&event)).await.form("form#several");
    let form = ids.iter().fold(form, |form, id| form.and("registration", &id.to_string()));
    let step = nele.sends(&form.and("verb", "move")).await.expect(200);
    let confirm = step.form("form#confirm").with("to", &other.id.to_string());
    assert!(confirm.get("reason").contains("verplaatst"));
    let done = nele.sends(&confirm).await.expect(200);
    assert!(done.shows("1 persoon verplaatst") && done.shows("Bij 2 mensen lukte het niet"), "{}", done.words());
    let there = of(&app, &other, "an@a.example").await;
    let here = of(&app, &event, "an@a.example").await;
    assert_eq!((here.status, there.status), (RegistrationStatus::Cancelled, RegistrationStatus::Confirmed));
    assert!(nele.get(&format!("/desk/registrations/{}", here.id)).await.shows("Verplaatst naar een andere activiteit"));
    assert!(nele.get(&format!("/desk/registrations/{}", there.id)).await.link(&here.id.to_string()).is_some());
    let mails = app.deliver_mail().await;
    let hers: Vec<&str> = mails.iter().filter(|mail| mail.recipient() == "an@a.example").map(|mail| mail.subject.as_str()).collect();
    assert_eq!(hers.len(), 2, "one that it ended, one that it began: {hers:?}");
    // The freed place is offered to who waits; Cis stays until an organiser overbooks on purpose.
    assert_eq!(of(&app, &event, "dirk@a.example").await.status, RegistrationStatus::Offered);
    let form = nele.get(&participants(&event)).await.form("form#several").and("registration", &ids[2].to_string());
    let step = nele.sends(&form.and("verb", "move")).await.expect(200);
    let done = nele.sends(&step.form("form#confirm").with("to", &other.id.to_string()).with("when_full", "overbook")).await.expect(200);
    assert!(done.shows("Cis Peeters"));
    let cis = of(&app, &other, "cis@a.example").await;
    assert!(cis.overbooked && cis.holds_place);
    is_sound(&app).await;
}

#[tokio::test]
async fn nobody_moves_to_what_is_no_event_for_them() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let draft = app.event().status(belfry::entity::event::EventStatus::Draft).create().await;
    let an = registers(&app, &event, person("An", "Peeters", "an@a.example", "Stad Gent")).await;
    app.event().create().await;
    let form = nele.get(&participants(&event)).await.form("form#several").and("registration", &an.id.to_string());
    let step = nele.sends(&form.and("verb", "move")).await.expect(200);
    let confirm = step.form("form#confirm");
    nele.sends(&confirm.clone().with("to", &draft.id.to_string())).await.expect(409);
    nele.sends(&confirm.clone().with("to", &event.id.to_string())).await.expect(422);
    nele.sends(&confirm.clone().with("to", "x")).await.expect(422);
    nele.sends(&confirm.with("to", &an.id.to_string())).await.expect(404);
    assert_eq!(of(&app, &event, "an@a.example").await.status, RegistrationStatus::Confirmed);
}
