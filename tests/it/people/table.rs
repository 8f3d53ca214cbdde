use belfry::jobs::send_messages::until_idle;

use super::{participants, person, registers};
use crate::support::TestApp;

#[tokio::test]
async fn columns_filters_and_order_are_chosen_and_kept_as_a_view() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    registers(&app, &event, person("Jan", "Peeters", "jan@a.example", "Stad Gent")).await;
    registers(&app, &event, person("An", "Aerts", "an@b.example", "OCMW Aalst")).await;
    let page = nele.get(&participants(&event)).await.expect(200);
    assert_eq!(page.all("thead th").len(), 6, "choose, name and the usual four");
    let chosen = format!("{}?column=email&column=function&column=tags&sort=organisation", participants(&event));
    let page = nele.get(&chosen).await.expect(200);
    assert_eq!(page.all("tbody tr a[href*='/desk/registrations/']"), ["An Aerts", "Jan Peeters"]);
    assert!(page.shows("jan@a.example") && !page.all("thead th").contains(&"Ingeschreven op".to_owned()));
    for order in ["latest", "earliest", "status"] {
        nele.get(&format!("{}?sort={order}&mode=online&function=staff&mail=failed&overbooked=yes&tag=x", participants(&event))).await.expect(200);
    }
    // A view is kept, and the bare address opens with it.
    let saved = nele.sends(&page.form("form#view").with_all(&[("name", "Voor de balie"), ("opens_first", "yes"), ("shared", "yes")])).await.expect(303);
    let page = nele.follows(saved).await.expect(200);
    assert!(page.shows("De weergave is bewaard") && page.shows("jan@a.example"));
    let opened = nele.get(&participants(&event)).await.expect(303);
    assert!(opened.location().contains("column=email"), "{}", opened.location());
    let els = app.visitor();
    els.signs_in(&app, "els@ledenkoepel.example", "organiser").await;
    let theirs = els.follows(els.get(&participants(&event)).await).await.expect(200);
    assert!(theirs.shows("Voor de balie") && !theirs.has("form[action$='/remove-view']"), "seen by all, removed by whoever made it");
    let usual = nele.get(&format!("{}?view=none", participants(&event))).await.expect(200);
    assert!(!usual.shows("jan@a.example"));
    let nameless = nele.sends(&usual.form("form#view")).await.expect(422);
    assert!(nameless.has("#name-error"));
    let removed = nele.sends(&usual.form("form[action$='/remove-view']")).await.expect(303);
    assert!(nele.follows(removed).await.expect(200).shows("De weergave is verwijderd"));
}

#[tokio::test]
async fn all_that_match_are_tagged_written_to_and_cancelled() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    for (name, organisation) in [("Jan", "Stad Gent"), ("An", "Stad Gent"), ("Els", "OCMW Aalst")] {
        registers(&app, &event, person(name, "Peeters", &format!("{}@a.example", name.to_lowercase()), organisation)).await;
    }
    app.deliver_mail().await;
    let list = || async { nele.get(&format!("{}?organisation=gent", participants(&event))).await.form("form#several").with("scope", "all") };
    let step = nele.sends(&list().await.and("verb", "tag")).await.expect(200);
    assert!(step.shows("Label voor 2 inschrijvingen"), "{}", step.words());
    assert!(nele.sends(&step.form("form#confirm")).await.expect(422).has("#tag-error"));
    nele.sends(&step.form("form#confirm").with("tag", "VIP's")).await.expect(303);
    let tagged = nele.get(&format!("{}?tag=vips&column=tags", participants(&event))).await.expect(200);
    assert_eq!(tagged.all("tbody tr a[href*='/desk/registrations/']"), ["An Peeters", "Jan Peeters"]);
    let one = nele.get(&tagged.attributes("tbody tr a[href*='/desk/registrations/']", "href")[0]).await.expect(200);
    assert_eq!(one.all("ul.tags li"), ["VIP's"], "the page of one registration says it too");
    // A message is for exactly these, also when it is changed later.
    let form = nele.sends(&list().await.and("verb", "mail")).await.expect(200).form("form#message").with_all(&[("subject_nl", "Parking"), ("body_nl", "Er is plaats achteraan.")]);
    let saved = nele.sends(&form).await.expect(303);
    let message = nele.follows(saved).await.expect(200);
    assert!(message.shows("2 inschrijvingen die je koos"), "{}", message.words());
    nele.sends(&message.form("form#send").with("when", "now")).await.expect(303);
    until_idle(app.app()).await.expect("mails");
    let mut reached: Vec<String> = app.deliver_mail().await.iter().map(crate::support::Mail::recipient).collect();
    reached.sort();
    assert_eq!(reached, ["an@a.example", "jan@a.example"]);
    // Somebody registers between the page and the button: the number is shown again first.
    let step = nele.sends(&list().await.and("verb", "cancel")).await.expect(200);
    registers(&app, &event, person("Tom", "Peeters", "tom@a.example", "Stad Gent")).await;
    let again = nele.sends(&step.form("form#confirm")).await.expect(409);
    assert!(again.shows("Intussen veranderde de lijst") && again.shows("3 inschrijvingen annuleren?"));
    assert!(nele.sends(&again.form("form#confirm")).await.expect(200).shows("3 inschrijvingen geannuleerd"));
    super::is_sound(&app).await;
}
