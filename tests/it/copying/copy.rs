use belfry::entity::material::{self, MaterialKind};
use belfry::entity::{agenda_item, event, event_price, invitee, planned_invitee, question, question_option, registration, reminder_rule, slot, speaker};
use belfry::rules::event_texts::EventTexts;
use belfry::rules::language::Language;
use belfry::rules::translated::Translated;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use super::{copies, drafts, sessions};
use crate::support::TestApp;
use crate::support::questions::{asks, slot as parallel};
use crate::team::{furnished, programme_named, sees_only, somebody};

/// Of the sessions of one event, as people read them.
fn starts(sessions: &[belfry::entity::session::Model]) -> Vec<String> {
    sessions.iter().map(|session| session.starts_at.0.to_string()).collect()
}

#[tokio::test]
async fn all_that_was_chosen_comes_along_on_other_days_and_nothing_of_the_people() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let of = furnished(&app, "Kanarie", None).await;
    let event = &of.event;
    let names = serde_json::json!([of.speaker]);
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                agenda_item::Entity::update_many().col_expr(agenda_item::Column::Speakers, Expr::value(names)).exec(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("an item with a speaker");
    let copy = copies(&nele, event.id, &[("title", "Kanarie, opnieuw"), ("first_day", "7/3/2028")]).await;
    assert!(copy.shows("De kopie staat klaar als concept"), "{}", copy.words());
    // What is still missing stands on top: the link is never copied.
    assert!(copy.all(".notice.info").join(" ").contains("link"), "{}", copy.words());
    let made = drafts(&app).await.remove(0);
    assert_eq!((made.title.as_str(), made.slug.as_str()), ("Kanarie, opnieuw", "kanarie-opnieuw"));
    assert_eq!((made.summary.as_str(), made.places_taken, made.contact_email.as_deref()), (event.summary.as_str(), 0, Some("nele@ledenkoepel.example")));
    let own = sessions(&app, made.id).await;
    assert_eq!(starts(&own), ["2028-03-07T09:00:00Z"]);
    assert_eq!((own[0].join_url.as_deref(), own[0].sequence, own[0].version), (None, 0, 1));
    let reader = app.db.reader();
    let question = question::Entity::of(made.id).one(reader).await.expect("rows").expect("the question");
    assert_ne!(question.id, of.question);
    assert!(made.asks_questions);
    let speaker = speaker::Entity::of(made.id).one(reader).await.expect("rows").expect("the speaker");
    let item = agenda_item::Entity::of(made.id).one(reader).await.expect("rows").expect("the item");
    assert_eq!((item.session_id, item.speakers()), (own[0].id, vec![speaker.id]));
    assert_ne!(speaker.id, of.speaker);
    assert_eq!(material::Entity::of(made.id).count(reader).await.expect("a count"), 1);
    assert_eq!(reminder_rule::Entity::of(made.id).count(reader).await.expect("a count"), 1, "the event's own, not the usual ones");
    assert_eq!(registration::Entity::find().filter(registration::Column::EventId.eq(made.id)).count(reader).await.expect("a count"), 0);
    assert_eq!(planned_invitee::Entity::of(made.id).count(reader).await.expect("a count"), 0, "whom one invites is asked anew");
    assert!(app.deliver_mail().await.iter().all(|mail| !mail.text.contains("opnieuw")), "nobody is written to");
    let history = nele.get(&format!("/desk/events/{}", made.id)).await.expect(200);
    assert!(history.shows("maakte het concept van een vroegere activiteit") && history.shows("Kanarie-titel"), "{}", history.words());
}

#[tokio::test]
async fn three_days_and_their_deadlines_shift_together_and_the_clock_on_the_wall_stays() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app
        .event()
        .titled("Leren modereren")
        .slug("leren-modereren")
        .onsite()
        .session("2027-03-09T09:30", "2027-03-09T16:30")
        .session("2027-03-16T09:30", "2027-03-16T16:30")
        .session("2027-03-30T09:30", "2027-03-30T16:30")
        .opens("2027-02-01T08:00:00Z")
        .closes("2027-03-08T11:00:00Z")
        .create()
        .await;
    let page = copies(&nele, event.id, &[("first_day", "12/10/2027")]).await;
    assert!(page.shows("Je kan deze activiteit publiceren") || page.has("form#publish"), "nothing is missing: {}", page.words());
    let made = drafts(&app).await.remove(0);
    // Before and after the clocks change: half past nine.
    assert_eq!(starts(&sessions(&app, made.id).await), ["2027-10-12T07:30:00Z", "2027-10-19T07:30:00Z", "2027-11-02T08:30:00Z"]);
    let moment = |moment: Option<belfry::entity::Moment>| moment.map(|moment| moment.0.to_string());
    // Opens at nine and closes at noon, as before.
    assert_eq!(moment(made.registration_opens_at).as_deref(), Some("2027-09-06T07:00:00Z"));
    assert_eq!(moment(made.registration_closes_at).as_deref(), Some("2027-10-11T10:00:00Z"));
    assert_eq!(made.slug, "leren-modereren-2027");
    // Once more: the year is taken, too.
    copies(&nele, event.id, &[("first_day", "7/12/2027")]).await;
    assert!(drafts(&app).await.iter().any(|draft| draft.slug == "leren-modereren-2"));
}

#[tokio::test]
async fn what_is_not_ticked_stays_behind() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let of = furnished(&app, "Kanarie", None).await;
    let mut form = nele.get(&format!("/desk/events/{}/copy", of.event.id)).await.expect(200).form("form#copy");
    form.fields.retain(|(name, _)| name != "parts");
    let answer = nele.sends(&form.with("title", "Alleen de titel").and("parts", "invitees")).await.expect(303);
    nele.follows(answer).await.expect(200);
    let made = drafts(&app).await.remove(0);
    assert_eq!((made.summary.as_str(), made.description.as_str(), made.asks_questions, made.starts_at), ("", "", false, None));
    let reader = app.db.reader();
    assert!(sessions(&app, made.id).await.is_empty());
    for count in [
        question::Entity::of(made.id).count(reader).await,
        speaker::Entity::of(made.id).count(reader).await,
        agenda_item::Entity::of(made.id).count(reader).await,
        material::Entity::of(made.id).count(reader).await,
        event_price::Entity::find_by_id(made.id).count(reader).await,
    ] {
        assert_eq!(count.expect("a count"), 0);
    }
    assert!(reminder_rule::Entity::of(made.id).count(reader).await.expect("a count") > 1, "the usual ones of its kind");
    assert_eq!(planned_invitee::Entity::of(made.id).count(reader).await.expect("a count"), 1);
}

#[tokio::test]
async fn invitees_stand_ready_and_are_written_to_by_a_button_only() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let of = furnished(&app, "Kanarie", None).await;
    app.deliver_mail().await;
    let form = nele.get(&format!("/desk/events/{}/copy", of.event.id)).await.expect(200).form("form#copy");
    let answer = nele.sends(&form.with("first_day", "7/3/2028").and("parts", "invitees")).await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("Er staat 1 genodigde van de vroegere activiteit klaar"), "{}", page.words());
    let made = drafts(&app).await.remove(0);
    let desk = format!("/desk/events/{}", made.id);
    assert!(app.deliver_mail().await.is_empty());
    // A draft invites nobody.
    let form = nele.get(&format!("{desk}/invitees")).await.expect(200).form("form#planned-form");
    nele.sends(&form).await.expect(409);
    assert_eq!(planned_invitee::Entity::of(made.id).count(app.db.reader()).await.expect("a count"), 1);
    let session = sessions(&app, made.id).await.remove(0);
    let edit = nele.get(&format!("{desk}/sessions/{}/edit", session.id)).await.expect(200).form("form#session");
    nele.sends(&edit.with("join_url", "https://meeting.example/new-room")).await.expect(303);
    nele.sends(&nele.get(&desk).await.form("form#publish")).await.expect(303);
    let answer = nele.sends(&form).await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(!page.has("form#planned-form"), "{}", page.words());
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.recipient()).collect::<Vec<_>>(), ["kanarie-genodigde@gemeente.example"]);
    assert_eq!(invitee::Entity::of(made.id).count(app.db.reader()).await.expect("a count"), 1);
    // The button pressed twice writes to nobody twice.
    nele.sends(&form).await.expect(303);
    assert!(app.deliver_mail().await.is_empty());
}

#[tokio::test]
async fn questions_options_and_slots_name_each_other_anew() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-09T10:00", "2027-03-09T11:00").create().await;
    parallel(&app, &event, "Voormiddag", true, &[0, 1]).await;
    let first = asks(&app, &event, "choice", "vervoer", "Hoe kom je?").option("Met de trein", None).option("Met de auto", Some(10)).create().await;
    asks(&app, &event, "short_text", "nummerplaat", "Nummerplaat").only_if(&first, &first.option(1)).create().await;
    copies(&nele, event.id, &[("first_day", "7/3/2028")]).await;
    let made = drafts(&app).await.remove(0);
    let reader = app.db.reader();
    let questions = question::Entity::of(made.id).all(reader).await.expect("rows");
    let (asked, after) = (questions.iter().find(|one| one.key == "vervoer").expect("one"), questions.iter().find(|one| one.key == "nummerplaat").expect("one"));
    let options = question_option::Entity::of([asked.id]).all(reader).await.expect("rows");
    assert_eq!(options.iter().map(|option| option.capacity).collect::<Vec<_>>(), [None, Some(10)]);
    assert_eq!((after.shown_if_question, after.shown_if_value.clone()), (Some(asked.id), Some(options[1].id.to_string())));
    let slots = slot::Entity::of(made.id).all(reader).await.expect("rows");
    assert_eq!(slots.len(), 1);
    assert!(sessions(&app, made.id).await.iter().all(|session| session.slot_id == Some(slots[0].id)));
}

#[tokio::test]
async fn a_day_on_which_the_time_does_not_exist_is_refused_and_all_that_was_typed_stays() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().session("2027-03-21T02:30", "2027-03-21T04:00").create().await;
    let form = nele.get(&format!("/desk/events/{}/copy", event.id)).await.expect(200).form("form#copy");
    let wrong = nele.sends(&form.clone().with("title", "Nacht van de democratie").with("first_day", "28/3/2027")).await.expect(422);
    assert!(wrong.all("#first_day-error").join("").contains("Dit uur bestaat niet op die dag"), "{}", wrong.words());
    let kept = wrong.form("form#copy");
    assert_eq!((kept.get("title"), kept.get("first_day")), ("Nacht van de democratie", "28/3/2027"));
    for (day, words) in [("", "Vul dit nog in"), ("31/2/2027", "Dit is geen datum"), ("volgend jaar", "Dit is geen datum")] {
        let wrong = nele.sends(&form.clone().with("first_day", day)).await.expect(422);
        assert!(wrong.all("#first_day-error").join("").contains(words), "{day}: {}", wrong.words());
    }
    let wrong = nele.sends(&form.with("title", " ").with("first_day", "29/3/2027")).await.expect(422);
    assert!(wrong.has("#title-error"));
    assert!(drafts(&app).await.is_empty());
}

#[tokio::test]
async fn titles_in_other_languages_are_asked_and_recordings_stay_behind() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let of = furnished(&app, "Kanarie", None).await;
    let (id, texts) = (of.event.id, EventTexts { title: Translated::of(Language::Fr, "Canari"), summary: Translated::of(Language::Fr, "Résumé"), ..EventTexts::default() });
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let texts = serde_json::to_value(&texts).expect("json");
                event::Entity::update_many().col_expr(event::Column::Translations, Expr::value(texts)).filter(event::Column::Id.eq(id)).exec(transaction).await?;
                material::Entity::update_many().col_expr(material::Column::Kind, Expr::value("recording")).exec(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("a translated event");
    assert_eq!(material::Entity::of(id).one(app.db.reader()).await.expect("rows").expect("one").kind, MaterialKind::Recording);
    copies(&nele, id, &[("first_day", "7/3/2028"), ("title_fr", "Canari, encore")]).await;
    let made = drafts(&app).await.remove(0);
    assert_eq!((made.translations().title.fr.as_deref(), made.translations().summary.fr.as_deref()), (Some("Canari, encore"), Some("Résumé")));
    assert_eq!(material::Entity::of(made.id).count(app.db.reader()).await.expect("a count"), 0);
    // Without a title in a language there are no texts in it.
    copies(&nele, id, &[("first_day", "14/3/2028"), ("title_fr", "")]).await;
    let made = drafts(&app).await.remove(1);
    assert!(made.translations().is_empty());
}

#[tokio::test]
async fn an_earlier_event_is_found_and_only_ones_own_are_offered() {
    let app = TestApp::start().await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let luc = somebody(&app, "luc@ledenkoepel.example", "organiser").await;
    sees_only(&app, "luc@ledenkoepel.example", &[own]).await;
    let mine = furnished(&app, "Kanarie", Some(own)).await;
    let theirs = furnished(&app, "Spreeuw", Some(other)).await;
    let page = luc.get("/desk/events").await.expect(200);
    let page = luc.get(&page.link("/desk/events/copy").expect("a way")).await.expect(200);
    assert!(page.shows("Kanarie-titel") && !page.shows("Spreeuw"), "{}", page.words());
    assert!(luc.get("/desk/events/copy?q=KANARIE&kind=webinar").await.expect(200).link(&format!("{}/copy", mine.event.id)).is_some());
    assert!(luc.get("/desk/events/copy?q=spreeuw").await.expect(200).shows("Geen activiteit gevonden"));
    luc.get(&format!("/desk/events/{}/copy", theirs.event.id)).await.expect(404);
    copies(&luc, mine.event.id, &[("first_day", "7/3/2028")]).await;
    assert_eq!(drafts(&app).await[0].programme_id, Some(own));
}
