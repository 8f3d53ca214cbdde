use belfry::rules::registration::Approval;

use super::{of, overview, person, registers};
use crate::support::{TestApp, TestEvent, Visitor};

async fn names(nele: &Visitor, event: &TestEvent, query: &str) -> Vec<String> {
    let page = nele.get(&format!("{}/participants?{query}", overview(event))).await.expect(200);
    page.all("tbody tr a[href*='/desk/registrations/']")
}

#[tokio::test]
async fn the_list_is_filtered_by_status_name_and_organisation() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(2).waiting_list().create().await;
    for (name, organisation) in [("Jan", "Stad Gent"), ("An", "OCMW Aalst"), ("Els", "Stad Gent")] {
        registers(&app, &event, vec![person(name, organisation)]).await;
    }
    let cancel = nele.get(&format!("/desk/registrations/{}/cancel", of(&app, &event, "an@gemeente.example").await.id)).await.form("form#cancel");
    nele.sends(&cancel).await.expect(303);
    assert_eq!(names(&nele, &event, "").await, ["Els Peeters", "Jan Peeters"], "active ones, by name");
    assert_eq!(names(&nele, &event, "status=all").await, ["An Peeters", "Els Peeters", "Jan Peeters"]);
    assert_eq!(names(&nele, &event, "status=cancelled").await, ["An Peeters"]);
    assert_eq!(names(&nele, &event, "status=offered").await, ["Els Peeters"]);
    assert_eq!(names(&nele, &event, "organisation=gent&q=jan").await, ["Jan Peeters"]);
    assert_eq!(names(&nele, &event, "organisation=aalst&status=all").await, ["An Peeters"]);
    for odd in
        ["status=x", "session=x", "answer=x", "answer=x:y", "sort=x", "page=0", "page=99999999999", "q=%25", "organisation=%27", "session=01a20946-89b8-700f-a906-8bd82b5ba86c"]
    {
        names(&nele, &event, odd).await;
    }
    assert!(nele.get(&format!("{}/participants?status=pending", overview(&event))).await.shows("Niemand past bij deze filters"));
}

#[tokio::test]
async fn answers_and_registered_organisations_filter_the_list() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let aalst = app.organisation("Aalst").create().await;
    let event = app.event().create().await;
    let form = nele.get(&format!("{}/questions/new", overview(&event))).await.form("form#question").with_all(&[("label_nl", "Trein?"), ("kind", "yes_no")]);
    nele.sends(&form).await.expect(303);
    for (name, answer) in [("Jan", "yes"), ("An", "no")] {
        let mut somebody = person(name, "Stad Gent");
        somebody.answers = vec![("trein".to_owned(), answer.to_owned())];
        if name == "Jan" {
            somebody.organisation = belfry::actions::registration::register::OrganisationChoice::Known(aalst.id);
        }
        registers(&app, &event, vec![somebody]).await;
    }
    let page = nele.get(&format!("{}/participants", overview(&event))).await.expect(200);
    let answers = page.attributes("#answer option", "value");
    assert_eq!(answers.len(), 3);
    assert_eq!(names(&nele, &event, &format!("answer={}", answers[1])).await, ["Jan Peeters"]);
    assert_eq!(names(&nele, &event, &format!("answer={}", answers[2])).await, ["An Peeters"]);
    assert_eq!(names(&nele, &event, "organisation=AALST").await, ["Jan Peeters"]);
}

#[tokio::test]
async fn many_are_approved_at_once_and_what_was_refused_is_named() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(5).rules(|rules| rules.approval = Approval::HoldsPlace).create().await;
    let other = app.event().rules(|rules| rules.approval = Approval::HoldsPlace).create().await;
    for name in ["Jan", "An", "Els"] {
        registers(&app, &event, vec![person(name, "Stad Gent")]).await;
    }
    let stranger = registers(&app, &other, vec![person("Tom", "Stad Gent")]).await;
    let ids: Vec<String> = nele.get(&format!("{}/participants", overview(&event))).await.attributes("input[name=registration]", "value");
    assert_eq!(ids.len(), 3);
    let form = || async { nele.get(&format!("{}/participants?organisation=gent", overview(&event))).await.form("form#several") };
    let nobody = nele.sends(&form().await.with("verb", "approve").with("reason", "Welkom")).await.expect(422);
    assert!(nobody.shows("Vink eerst iemand aan") && nobody.form("form#several").get("reason") == "Welkom");
    let one = nele.sends(&form().await.and("registration", &ids[0]).and("verb", "approve")).await.expect(200);
    assert!(one.shows("1 aanvraag goedgekeurd") && one.link("organisation=gent").is_some(), "{}", one.words());
    let all = ids.iter().fold(form().await, |form, id| form.and("registration", id)).and("registration", &stranger.id.to_string()).and("registration", "x");
    let done = nele.sends(&all.and("verb", "approve")).await.expect(200);
    assert!(done.shows("2 aanvragen goedgekeurd") && done.shows("Bij 1 persoon lukte het niet") && done.shows("wacht niet meer op goedkeuring"), "{}", done.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'confirmed'").await, 3);
    let cancelled = ids.iter().fold(form().await, |form, id| form.and("registration", id)).with("reason", "Verplaatst").and("verb", "cancel");
    let asked = nele.sends(&cancelled).await.expect(200);
    assert!(asked.shows("3 inschrijvingen annuleren?") && asked.shows("3 mensen krijgen een mail"), "{}", asked.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'cancelled'").await, 0, "nothing happens before the second button");
    let confirm = asked.form("form#confirm");
    assert_eq!(confirm.get("reason"), "Verplaatst");
    let done = nele.sends(&confirm).await.expect(200);
    assert!(done.shows("3 inschrijvingen geannuleerd"));
    let again = nele.sends(&confirm).await.expect(200);
    assert!(again.shows("Geen inschrijvingen geannuleerd") && again.shows("Bij 3 mensen lukte het niet"), "{}", again.words());
    assert!(nele.sends(&cancelled.clone().with("verb", "delete")).await.expect(422).has("[role=alert]"));
}
