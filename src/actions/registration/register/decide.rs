//! Each form's answer, from what was read and from what the forms before it in the batch have taken.

use jiff::SignedDuration;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::batch::{Batch, Offered, submission_hash};
use super::{Booker, Desk, OrganisationChoice, Participant, Registered, RegistrationRequest};
use crate::actions::asked_question::from_form;
use crate::actions::registration::facts::{Names, attended, confirmation_letters, event_facts, letter_rows, registration_facts};
use crate::actions::registration::organisations::share;
use crate::actions::registration::price;
use crate::actions::registration::status::{By, Step};
use crate::entity::outbox::Urgency;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::session::SessionInclusion;
use crate::entity::{booking, participation_needs, person, registration, registration_price, session, session_choice};
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Purpose;
use crate::outbox::Posting;
use crate::rules::audience::Applicant;
use crate::rules::letter::{Because, BookingFacts, ColleagueFacts, Letter};
use crate::rules::places::{Claim, Part, Share, Shortage};
use crate::rules::questions::Given;
use crate::rules::registration::{Admission, Approval, Transition, Unseated, admit, seat};
use crate::rules::search_text::fold;
use crate::rules::session_choice::{ChoiceFault, Slot, choose};

/// What one person chose, checked against the event.
struct Choice {
    claim: Claim,
    sessions: Vec<Uuid>,
    given: Vec<Given>,
}

impl Batch {
    /// One form's answer; what it calls for is kept for [`Self::write`].
    pub fn decide(&mut self, desk: &Desk, request: &RegistrationRequest) -> Result<Registered, Error> {
        let offered = self.events.get(&request.event_slug).filter(|offered| offered.roster.event.status != crate::entity::event::EventStatus::Draft).ok_or(Error::NotFound)?;
        let event_id = offered.roster.event.id;
        let submission = submission_hash(request);
        let known: Vec<Option<registration::Model>> = request.participants.iter().map(|person| self.known(event_id, person)).collect();
        if let Some(before) = self.posted_before(event_id, request, &known, submission.as_ref()) {
            return Ok(before);
        }
        let admitted = admit(&offered.offer(), self.now);
        if matches!(admitted, Err(Refusal::Full | Refusal::Closed)) {
            for registration in known.iter().flatten() {
                self.send_personal_link(desk, request, registration)?;
            }
        }
        let admission = admitted?;
        let choices = self.choices(request)?;
        self.check_audience(request)?;
        self.check_invoice(request)?;
        self.check_mailboxes(desk, request)?;
        let new: Vec<usize> = (0..choices.len()).filter(|person| known[*person].is_none()).collect();
        if new.is_empty() && request.booker.is_none() {
            known.iter().flatten().try_for_each(|registration| self.send_personal_link(desk, request, registration))?;
            return self.as_if_new(request, admission, choices.len());
        }
        let statuses = self.seat(request, &choices, &new)?;
        let position = self.events.get(&request.event_slug).map_or(0, |offered| usize::try_from(offered.waiting).unwrap_or(0)) + 1;
        let booking = request.booker.as_ref().map(|booker| self.book(desk, event_id, booker, request, &known, submission.clone()));
        for (person, status) in new.iter().zip(&statuses) {
            self.register(desk, request, *person, &choices[*person], *status, booking, submission.clone())?;
        }
        known.iter().flatten().try_for_each(|registration| self.send_personal_link(desk, request, registration))?;
        if let (Some(booking), Some(booker)) = (booking, &request.booker) {
            self.tell_booker(desk, request, booking, booker, &known, &statuses)?;
        }
        let count = |wanted: RegistrationStatus| statuses.iter().filter(|status| **status == wanted).count();
        let waitlisted = count(RegistrationStatus::Waitlisted);
        Ok(Registered {
            confirmed: count(RegistrationStatus::Confirmed),
            pending: count(RegistrationStatus::Pending),
            waitlisted,
            position: if waitlisted > 0 { position } else { 0 },
        })
    }

    fn known(&self, event_id: Uuid, person: &Participant) -> Option<registration::Model> {
        self.persons.get(&person.email.key()).and_then(|person| self.active.get(&(event_id, *person))).cloned()
    }

    /// The answer that the same form got when it was posted before.
    fn posted_before(&self, event_id: Uuid, request: &RegistrationRequest, known: &[Option<registration::Model>], submission: Option<&Vec<u8>>) -> Option<Registered> {
        let submission = submission?;
        let statuses = if request.booker.is_some() {
            self.bookings.get(&(event_id, submission.clone()))?.clone()
        } else {
            let registration = known.first()?.as_ref().filter(|registration| registration.submission_hash.as_ref() == Some(submission))?;
            vec![registration.status]
        };
        let count = |wanted: RegistrationStatus| statuses.iter().filter(|status| **status == wanted).count();
        let waitlisted = count(RegistrationStatus::Waitlisted);
        let waiting = self.events.values().find(|offered| offered.roster.event.id == event_id).map_or(0, |offered| usize::try_from(offered.waiting).unwrap_or(0));
        Some(Registered {
            confirmed: count(RegistrationStatus::Confirmed),
            pending: count(RegistrationStatus::Pending),
            waitlisted,
            position: if waitlisted > 0 { (waiting + 1).saturating_sub(waitlisted).max(1) } else { 0 },
        })
    }

    /// What somebody new would have been told, for one who is registered already: the answer tells nobody who is.
    fn as_if_new(&self, request: &RegistrationRequest, admission: Admission, people: usize) -> Result<Registered, Error> {
        let position = self.events.get(&request.event_slug).map_or(0, |offered| usize::try_from(offered.waiting).unwrap_or(0)) + 1;
        match admission {
            Admission::Place => Ok(Registered { confirmed: people, ..Registered::default() }),
            Admission::Request | Admission::ProvisionalPlace => Ok(Registered { pending: people, ..Registered::default() }),
            Admission::WaitingList if !request.accepts_waiting => Err(Refusal::Full.into()),
            Admission::WaitingList => Ok(Registered { waitlisted: people, position, ..Registered::default() }),
        }
    }

    fn choices(&self, request: &RegistrationRequest) -> Result<Vec<Choice>, Error> {
        let offered = self.events.get(&request.event_slug).ok_or(Error::NotFound)?;
        let sessions: Vec<_> = offered.roster.sessions.iter().map(session::Model::offered).collect();
        let mut errors = FieldErrors::default();
        let mut choices = Vec::with_capacity(request.participants.len());
        for (at, person) in request.participants.iter().enumerate() {
            let mut faults = FieldErrors::default();
            let twice = request.participants[..at].iter().any(|earlier| earlier.email.key() == person.email.key());
            if twice {
                faults.add("email", "twice-in-form");
            }
            let share = share(&person.organisation, &self.organisations);
            if share.is_none() {
                faults.add("organisation", "unknown-organisation");
            }
            let chosen = choose(&sessions, &offered.slots, &person.sessions).unwrap_or_else(|found| {
                faults.0.extend(found.into_iter().map(choice_fault));
                Vec::new()
            });
            let given = offered.questionnaire.read(&person.answers, person.attendance_mode).unwrap_or_else(|found| {
                faults.0.extend(found.0);
                Vec::new()
            });
            errors.extend(faults, |field| request.field(at, field));
            if let Some(share) = share {
                let mode = person.attendance_mode.map(AttendanceMode::part);
                let parts = chosen.iter().map(|session| Part::Session(*session)).chain(offered.questionnaire.parts(&given)).chain(mode).collect();
                choices.push(Choice { claim: Claim { share, parts }, sessions: chosen, given });
            }
        }
        errors.into_result().map(|()| choices)
    }

    fn check_audience(&self, request: &RegistrationRequest) -> Result<(), Error> {
        let offered = self.events.get(&request.event_slug).ok_or(Error::NotFound)?;
        if offered.rules.audience.is_for_everyone() {
            return Ok(());
        }
        let has_secret_link = offered.opens(request.key.as_deref());
        for person in &request.participants {
            let organisation = match &person.organisation {
                OrganisationChoice::Known(id) => self.organisations.get(id).map(crate::actions::registration::organisations::Organisation::body),
                OrganisationChoice::Named(_) => None,
            };
            let invited = offered.is_invited(&person.email.key());
            let applicant = Applicant { invited, has_secret_link, organisation, function_category: person.function_category.as_deref() };
            offered.rules.audience.admits(&applicant).map_err(Refusal::from)?;
        }
        Ok(())
    }

    /// The same whoever is registered already: the answer tells nobody who is.
    fn check_invoice(&self, request: &RegistrationRequest) -> Result<(), Error> {
        let offered = self.events.get(&request.event_slug).ok_or(Error::NotFound)?;
        let Some(price) = &offered.price else { return Ok(()) };
        let most = request.participants.iter().map(|person| price.prices().of(self.is_member(&person.organisation))).max().unwrap_or_default();
        price::faults(&request.invoice, price::is_needed(price.invoice_data, most)).into_result()
    }

    fn is_member(&self, organisation: &OrganisationChoice) -> bool {
        match organisation {
            OrganisationChoice::Known(id) => self.organisations.get(id).is_some_and(|organisation| organisation.member),
            OrganisationChoice::Named(_) => false,
        }
    }

    fn check_mailboxes(&self, desk: &Desk, request: &RegistrationRequest) -> Result<(), Error> {
        let mailboxes = request.participants.iter().map(|person| person.email.mailbox()).chain(request.booker.iter().map(|booker| booker.email.mailbox()));
        for mailbox in mailboxes {
            if self.mails.get(&mailbox).is_some_and(|mails| *mails >= desk.mails_per_mailbox_per_hour) {
                return Err(Error::TooMany { until: self.now + SignedDuration::from_hours(1) });
            }
        }
        Ok(())
    }

    /// Seats the new people of a form; their places are taken in the roster.
    fn seat(&mut self, request: &RegistrationRequest, choices: &[Choice], new: &[usize]) -> Result<Vec<RegistrationStatus>, Error> {
        let offered = self.events.get_mut(&request.event_slug).ok_or(Error::NotFound)?;
        let claims: Vec<Claim> = new.iter().map(|person| choices[*person].claim.clone()).collect();
        let before = offered.roster.places.clone();
        let statuses = seat(&offered.offer(), &mut offered.roster.places, &claims, request.together, self.now).map_err(|unseated| match unseated {
            Unseated::Refused(refusal) => refusal.into(),
            Unseated::PartFull { person, part } => Error::Invalid(part_full(request, offered, new[person], part)),
        })?;
        let waits = statuses.contains(&crate::rules::registration::Status::Waitlisted);
        if waits && !request.accepts_waiting {
            let shortage = before.shortage(&claims);
            offered.roster.places = before;
            return Err(shortage.map_or(Refusal::Full, Refusal::from).into());
        }
        // A group that finds too few places keeps those that are free: others wait behind it.
        if waits && request.together && offered.roster.places.event.left() != Some(0) && offered.roster.places.shortage(&claims) == Some(Shortage::Event) {
            offered.kept = true;
        }
        Ok(statuses.into_iter().map(Into::into).collect())
    }

    /// The owner of the address gets the link again, unless the mailbox had its share of mail.
    fn send_personal_link(&mut self, desk: &Desk, request: &RegistrationRequest, existing: &registration::Model) -> Result<(), Error> {
        let Some(offered) = self.events.get(&request.event_slug) else { return Ok(()) };
        let organisation = existing.organisation_id.and_then(|id| self.organisations.get(&id)).map(|organisation| organisation.name.as_str());
        // Which sessions they chose stands on the page that the link opens.
        let sessions = attended(&offered.roster.sessions, &[]);
        let facts = registration_facts(existing, Names { organisation, ..Names::default() }, &event_facts(&offered.roster.event, offered.programme.as_ref()), &sessions);
        let Some(mailbox) = crate::rules::names::EmailAddress::stored(&existing.email).ok().map(|email| email.mailbox()) else { return Ok(()) };
        let mails = self.mails.entry(mailbox).or_default();
        if *mails < desk.mails_per_mailbox_per_hour {
            *mails += 1;
            let letters = vec![Letter::PersonalLink { registration: facts, status: existing.status.into() }];
            self.new.letters.extend(letter_rows(&desk.clock, &desk.mail_domain, existing, letters, None, true)?);
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "all that makes one registration")]
    fn register(
        &mut self,
        desk: &Desk,
        request: &RegistrationRequest,
        person: usize,
        choice: &Choice,
        status: RegistrationStatus,
        booking: Option<Uuid>,
        submission: Option<Vec<u8>>,
    ) -> Result<(), Error> {
        let participant = &request.participants[person];
        let person_id = self.person(desk, participant, &choice.claim.share);
        let member = self.is_member(&participant.organisation);
        let now = self.now;
        let Some(offered) = self.events.get_mut(&request.event_slug) else { return Err(Error::NotFound) };
        let registration = row(desk, offered, participant, choice, status, person_id, booking, request, submission);
        offered.counted.new_one(&registration, &choice.claim);
        if status == RegistrationStatus::Waitlisted {
            offered.waiting += 1;
        }
        let position = usize::try_from(offered.waiting).unwrap_or(0);
        let step = Step::new(Transition::Register, if booking.is_some() { By::Booker } else { By::Participant });
        self.new.history.push(step.history(&desk.clock, registration.id, None, status, 0)?);
        self.new.choices.extend(choice.sessions.iter().map(|session| session_choice::Model { registration_id: registration.id, session_id: *session }));
        self.new.answers.extend(offered.questionnaire.answers(&desk.clock, registration.id, &choice.given, participant.language, offered.roster.event.language()));
        let asked = offered.rules.needs;
        let needs = participation_needs::Model {
            registration_id: registration.id,
            diet: participant.diet.clone().filter(|_| asked.diet),
            access: participant.access.clone().filter(|_| asked.access),
        };
        if needs.diet.is_some() || needs.access.is_some() {
            self.new.needs.push(needs);
        }
        let (speaker_question, asks) = (participant.speaker_question.as_deref(), offered.rules.speaker_question);
        let organisation = registration.organisation_id.and_then(|_| match &participant.organisation {
            OrganisationChoice::Known(id) => self.organisations.get(id).map(|organisation| organisation.name.as_str()),
            OrganisationChoice::Named(_) => None,
        });
        if let Some(question) = speaker_question.filter(|question| asks && !question.is_empty()) {
            self.new.asked_questions.push(from_form(&desk.clock, &registration, &participant.email, organisation, question));
        }
        let registered_by = request.booker.as_ref().filter(|booker| booker.email.key() != participant.email.key());
        let registered_by = registered_by.map(|booker| format!("{} {}", booker.first_name.as_str(), booker.last_name.as_str()));
        let sessions = attended(&offered.roster.sessions, &choice.sessions);
        let price = offered.price.as_ref().map(|price| price::first(&desk.clock, registration.id, price, member, &request.invoice));
        let price_facts = price.as_ref().map(registration_price::Model::facts);
        self.new.prices.extend(price);
        let names = Names { organisation, registered_by: registered_by.as_deref(), price: price_facts.as_ref() };
        let facts = registration_facts(&registration, names, &event_facts(&offered.roster.event, offered.programme.as_ref()), &sessions);
        let letters = match status {
            RegistrationStatus::Confirmed => {
                let returning = self.returning.remove(&(registration.event_id, person_id));
                let ahead = offered.roster.sessions.iter().filter(|session| session.ends_at.0 > now && session.is_attended(&choice.sessions));
                let invitations = self.new.invite(desk, registration.id, ahead, returning.as_ref());
                confirmation_letters(&facts, &invitations, now, Because::Registered)
            }
            RegistrationStatus::Pending => vec![Letter::Acknowledged { registration: facts, holds_place: registration.holds_place }],
            _ => vec![Letter::Waitlisted { registration: facts, position }],
        };
        self.new.letters.extend(letter_rows(&desk.clock, &desk.mail_domain, &registration, letters, None, true)?);
        *self.mails.entry(participant.email.mailbox()).or_default() += 1;
        self.active.insert((registration.event_id, person_id), registration.clone());
        self.new.registrations.push(registration);
        Ok(())
    }

    fn book(&mut self, desk: &Desk, event_id: Uuid, booker: &Booker, request: &RegistrationRequest, known: &[Option<registration::Model>], submission: Option<Vec<u8>>) -> Uuid {
        let id = desk.clock.id();
        let names = request.participants.iter().zip(known).filter(|(_, known)| known.is_some()).map(|(person, _)| person.full_name());
        self.new.bookings.push(booking::Model {
            id,
            event_id,
            first_name: booker.first_name.as_str().to_owned(),
            last_name: booker.last_name.as_str().to_owned(),
            email: booker.email.as_str().to_owned(),
            email_key: booker.email.key(),
            language: booker.language.code().to_owned(),
            waits_together: request.together,
            known: names.collect::<Vec<_>>().into(),
            submission_hash: submission,
            token_generation: 0,
            token_hash: desk.keys.derive(Purpose::Booking, id, 0).hash(),
            created_at: self.now.into(),
        });
        id
    }

    fn tell_booker(
        &mut self,
        desk: &Desk,
        request: &RegistrationRequest,
        booking_id: Uuid,
        booker: &Booker,
        known: &[Option<registration::Model>],
        statuses: &[RegistrationStatus],
    ) -> Result<(), Error> {
        let Some(offered) = self.events.get(&request.event_slug) else { return Ok(()) };
        let mut statuses = statuses.iter();
        let colleagues = request
            .participants
            .iter()
            .zip(known)
            .map(|(person, known)| ColleagueFacts { name: person.full_name(), status: if known.is_some() { None } else { statuses.next().map(|status| (*status).into()) } });
        let booking = BookingFacts {
            booking_id,
            token_generation: 0,
            first_name: booker.first_name.as_str().to_owned(),
            last_name: booker.last_name.as_str().to_owned(),
            event: event_facts(&offered.roster.event, offered.programme.as_ref()),
            colleagues: colleagues.collect(),
        };
        let posting = Posting {
            letter: Letter::Booking { booking },
            recipient: booker.email.clone(),
            language: booker.language,
            thread_message_id: None,
            caused_by_visitor: true,
            urgency: Urgency::AtOnce,
        };
        self.new.letters.push(crate::outbox::row(&desk.clock, &desk.mail_domain, posting)?);
        *self.mails.entry(booker.email.mailbox()).or_default() += 1;
        Ok(())
    }

    fn person(&mut self, desk: &Desk, participant: &Participant, share: &Share) -> Uuid {
        *self.persons.entry(participant.email.key()).or_insert_with(|| {
            let id = desk.clock.id();
            let names = (participant.first_name.as_str(), participant.last_name.as_str());
            let person = person::Model::new(id, &participant.email, names, participant.language.code(), share, self.now.into());
            self.new.persons.push(person.into_active_model());
            id
        })
    }
}

impl Participant {
    fn full_name(&self) -> String {
        format!("{} {}", self.first_name.as_str(), self.last_name.as_str())
    }
}

#[expect(clippy::too_many_arguments, reason = "all that makes one row")]
fn row(
    desk: &Desk,
    offered: &Offered,
    participant: &Participant,
    choice: &Choice,
    status: RegistrationStatus,
    person_id: Uuid,
    booking_id: Option<Uuid>,
    request: &RegistrationRequest,
    submission: Option<Vec<u8>>,
) -> registration::Model {
    let id = desk.clock.id();
    let now = desk.clock.now();
    let (organisation_id, organisation_text) = participant.organisation.stored(&choice.claim.share);
    let asked = offered.rules.consents;
    let given = |asked: bool, given: bool| (asked && given).then(|| now.into());
    let waits = status == RegistrationStatus::Waitlisted;
    registration::Model {
        id,
        event_id: offered.roster.event.id,
        person_id,
        status,
        email: participant.email.as_str().to_owned(),
        first_name: participant.first_name.as_str().to_owned(),
        last_name: participant.last_name.as_str().to_owned(),
        name_folded: fold(&participant.full_name()),
        organisation_id,
        organisation_folded: organisation_text.as_deref().map(fold),
        organisation_text,
        function_category: participant.function_category.clone(),
        job_title: participant.job_title.clone(),
        language: participant.language.code().to_owned(),
        attendance_mode: participant.attendance_mode,
        remarks: participant.remarks.clone(),
        submission_hash: submission.filter(|_| booking_id.is_none()),
        holds_place: match status {
            RegistrationStatus::Confirmed => true,
            RegistrationStatus::Pending => offered.rules.approval != Approval::NoPlace,
            _ => false,
        },
        overbooked: false,
        queued_at: waits.then(|| now.into()),
        approved_at: None,
        offer_expires_at: None,
        booking_id,
        waits_together: request.together && booking_id.is_some() && waits,
        photo_consent_at: given(asked.photo, participant.consents.photo),
        list_consent_at: given(asked.list, participant.consents.list),
        informed_consent_at: given(asked.informed, participant.consents.informed),
        token_generation: 0,
        token_hash: desk.keys.derive(Purpose::Registration, id, 0).hash(),
        version: 0,
        created_at: now.into(),
        updated_at: now.into(),
    }
}

/// A fault of choosing sessions at the form's field.
/// What is wrong with chosen sessions, by the form's fields.
#[must_use]
pub fn wrong_sessions(sessions: &[crate::rules::session_choice::Offered], slots: &[Slot], chosen: &[Uuid]) -> FieldErrors {
    FieldErrors(choose(sessions, slots, chosen).err().unwrap_or_default().into_iter().map(choice_fault).collect())
}

pub(in crate::actions::registration) fn choice_fault(fault: ChoiceFault) -> crate::error::FieldError {
    let (field, code) = match fault {
        ChoiceFault::UnknownSession(_) => ("session".to_owned(), "unknown-session"),
        ChoiceFault::ChooseOne(slot) => (format!("slot_{slot}"), "choose-session"),
        ChoiceFault::OnlyOne(slot) => (format!("slot_{slot}"), "only-one-session"),
        ChoiceFault::NothingLeft => ("session".to_owned(), "choose-session"),
    };
    crate::error::FieldError { field, code: code.to_owned(), limit: None }
}

fn part_full(request: &RegistrationRequest, offered: &Offered, person: usize, part: Part) -> FieldErrors {
    let (field, code) = match part {
        Part::Session(id) => {
            let session = offered.roster.sessions.iter().find(|session| session.id == id);
            let slot = session.filter(|session| session.inclusion == SessionInclusion::Slot).and_then(|session| session.slot_id);
            (slot.map_or_else(|| "session".to_owned(), |slot| format!("slot_{slot}")), "session-full")
        }
        Part::Option(id) => (offered.questionnaire.field_of(id), "option-full"),
        Part::Room => ("attendance_mode".to_owned(), "room-full"),
        Part::Online => ("attendance_mode".to_owned(), "online-full"),
    };
    let mut errors = FieldErrors::default();
    errors.add(&request.field(person, &field), code);
    errors
}
