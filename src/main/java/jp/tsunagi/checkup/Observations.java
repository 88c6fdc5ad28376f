package jp.tsunagi.checkup;

import jp.tsunagi.checkup.cda.Author;
import jp.tsunagi.checkup.cda.Code;
import jp.tsunagi.checkup.cda.Id;
import jp.tsunagi.checkup.cda.Observation;
import jp.tsunagi.checkup.cda.Time;
import jp.tsunagi.checkup.cda.Value;

/** Makes the observations of a document. */
final class Observations {
    private Observations() {}

    static Observation of(Item item, CheckupResult result) {
        Observation observation = new Observation();
        observation.code = Code.of(item.code(), Oids.ITEM);
        observation.code.displayName = item.name();
        observation.value.add(value(item, result.value()));
        observation.interpretationCode = result.judgement().isEmpty() ? null : Code.of(result.judgement());
        observation.methodCode = item.method().isEmpty() ? null : Code.of(item.method(), Oids.METHOD);
        observation.referenceRange = result.hasRange() ? referenceRange(item, result) : null;
        return observation;
    }

    private static Value value(Item item, String value) {
        return switch (item.type()) {
            case PQ -> Value.Quantity.of(value, unit(item));
            case CD -> coded(new Value.Coded(), item, value);
            case CO -> coded(new Value.Ordered(), item, value);
            case ST -> Value.Text.of(value);
        };
    }

    private static Value coded(Value.OfList element, Item item, String code) {
        element.code = code;
        element.codeSystem = Oids.BASE + item.list();
        return element;
    }

    private static Observation.ReferenceRange referenceRange(Item item, CheckupResult result) {
        Value.Range range = new Value.Range();
        range.low = limit(item, result.lower());
        range.high = limit(item, result.upper());
        Observation.ReferenceRange reference = new Observation.ReferenceRange();
        reference.observationRange = new Observation.ObservationRange();
        reference.observationRange.value = range;
        return reference;
    }

    private static Value.Limit limit(Item item, String limit) {
        return limit.isEmpty() ? null : Value.Limit.of(limit, unit(item));
    }

    private static String unit(Item item) {
        return item.unit().isEmpty() ? null : item.unit();
    }

    static Observation group() {
        Observation group = new Observation();
        group.code = Code.notApplicable();
        return group;
    }

    static void join(Observation group, Item.Group place, Observation member) {
        Observation.EntryRelationship relationship = new Observation.EntryRelationship();
        relationship.typeCode = place.relation().name();
        relationship.observation = member;
        group.entryRelationship.add(relationship);
    }

    /** The check does not say when the physician judged. */
    static Author physician(String name) {
        Author author = new Author();
        author.time = Time.none();
        author.assignedAuthor = new Author.AssignedAuthor();
        author.assignedAuthor.id = Id.none();
        author.assignedAuthor.assignedPerson = new Author.Person();
        author.assignedAuthor.assignedPerson.name = name;
        return author;
    }
}
