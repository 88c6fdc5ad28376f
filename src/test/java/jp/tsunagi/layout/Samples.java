package jp.tsunagi.layout;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import jp.tsunagi.privacy.PersonalNumber;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;

/** Generated records with any of their optional values missing. */
final class Samples {
    private Samples() {}

    static Arbitrary<DelimitedSample> delimited(String... pieces) {
        return Builders.withBuilder(Samples::delimitedStart)
                .use(text(8, pieces).injectNull(0.1))
                .inSetter(DelimitedSample::setName)
                .use(text(8, pieces).injectNull(0.1))
                .inSetter(DelimitedSample::setNote)
                .use(Arbitraries.integers().injectNull(0.1))
                .inSetter(DelimitedSample::setCount)
                .use(amounts(2, 1_000_000_000_000L).injectNull(0.1))
                .inSetter(DelimitedSample::setAmount)
                .use(dates().injectNull(0.1))
                .inSetter(DelimitedSample::setBirthdate)
                .use(times().injectNull(0.1))
                .inSetter(DelimitedSample::setCreatedAt)
                .use(dates().injectNull(0.1))
                .inSetter(DelimitedSample::setCheckedOn)
                .use(numbers().injectNull(0.1))
                .inSetter(DelimitedSample::setPersonalNumber)
                .use(text(6, "A", "漢", "ｶ").injectNull(0.1))
                .inSetter(DelimitedSample::setKind)
                .build();
    }

    static Arbitrary<FixedSample> fixed() {
        return Builders.withBuilder(Samples::fixedStart)
                .use(text(10, "A", "0", "漢", "ｶ", "　", "\"", ",").injectNull(0.1))
                .inSetter(FixedSample::setName)
                .use(Arbitraries.integers()
                        .between(-99_999, 999_999)
                        .filter(i -> i > 0)
                        .injectNull(0.1))
                .inSetter(FixedSample::setCount)
                .use(amounts(1, 99_999).injectNull(0.1))
                .inSetter(FixedSample::setAmount)
                .use(dates().injectNull(0.1))
                .inSetter(FixedSample::setBirthdate)
                .use(times().injectNull(0.1))
                .inSetter(FixedSample::setCreatedAt)
                .use(numbers().injectNull(0.1))
                .inSetter(FixedSample::setPersonalNumber)
                .use(text(5, "A", "漢", "ｶ").injectNull(0.1))
                .inSetter(FixedSample::setKind)
                .use(text(4, "A", "漢", "ｶ").injectNull(0.1))
                .inSetter(FixedSample::setPlace)
                .build();
    }

    static DelimitedSample delimitedStart() {
        DelimitedSample sample = new DelimitedSample();
        sample.setRecordType("D");
        sample.setEnd("終");
        return sample;
    }

    static FixedSample fixedStart() {
        FixedSample sample = new FixedSample();
        sample.setRecordType("D");
        return sample;
    }

    private static Arbitrary<String> text(int pieces, String... from) {
        return Arbitraries.of(from).list().ofMaxSize(pieces).map(list -> String.join("", list));
    }

    // Bindy writes "-0.0" for what rounds to nothing.
    private static Arbitrary<BigDecimal> amounts(int places, long limit) {
        return Arbitraries.longs()
                .between(-limit, limit)
                .flatMap(unscaled -> Arbitraries.integers()
                        .between(0, 4)
                        .map(scale -> new BigDecimal(BigInteger.valueOf(unscaled), scale)))
                .filter(amount ->
                        amount.setScale(places, RoundingMode.HALF_EVEN).signum() == amount.signum());
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1, 1, 1).toEpochDay(),
                        LocalDate.of(9999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<LocalDateTime> times() {
        return dates().flatMap(date ->
                Arbitraries.integers().between(0, 86_399).map(second -> date.atTime(LocalTime.ofSecondOfDay(second))));
    }

    private static Arbitrary<PersonalNumber> numbers() {
        return Arbitraries.strings().numeric().ofLength(12).map(digits -> PersonalNumber.of(digits.toCharArray()));
    }
}
