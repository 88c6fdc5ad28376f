package jp.tsunagi.demo.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The results of one check, as they come from a laboratory and a questionnaire: JLAC10 codes, values and limits of
 * 標準的な健診・保健指導プログラム (MHLW, fourth term).
 */
final class CheckupItems {
    /** One line of a check; limits and judgement may be empty. */
    record Result(String code, String value, String low, String high, String judgement) {
        Result withCode(String other) {
            return new Result(other, value, low, high, judgement);
        }

        Result withValue(String other) {
            return new Result(code, other, low, high, judgement);
        }
    }

    static final String HEIGHT = "9N001000000000001";
    static final String SMOKING = "9N736000000000011";

    /** Questions answered 1 yes or 2 no. */
    private static final List<String> YES_NO = List.of(
            "9N701", "9N706", "9N711", "9N716", "9N721", "9N726", "9N731", "9N741", "9N746", "9N751", "9N756", "9N771",
            "9N781", "9N796", "9N808");

    private final SplittableRandom random;
    private final boolean male;
    private final List<Result> results = new ArrayList<>();

    private CheckupItems(SplittableRandom random, boolean male) {
        this.random = random;
        this.male = male;
    }

    /** Some 45 items. */
    static List<Result> of(SplittableRandom random, boolean male) {
        CheckupItems items = new CheckupItems(random, male);
        items.body();
        items.blood();
        items.urine();
        items.questions();
        items.judgement();
        return items.results;
    }

    private void body() {
        double height = (male ? 158 : 146) + random.nextInt(200) / 10.0;
        double weight = (male ? 50 : 40) + random.nextInt(350) / 10.0;
        measured(HEIGHT, height);
        measured("9N006000000000001", weight);
        limited("9N011000000000001", weight / (height * height) * 10_000, 1, "18.5", "24.9");
        limited("9N016160100000001", 66 + random.nextInt(350) / 10.0, 1, "", male ? "84.9" : "89.9");
        add("9N056000000000011", "2");
        add("9N061000000000011", "2");
        add("9N066000000000011", "2");
        int systolic = 100 + random.nextInt(60);
        limited("9A751000000000001", systolic, 0, "", "129");
        limited("9A761000000000001", systolic - 35 - random.nextInt(20), 0, "", "84");
    }

    /** Taken ten hours after the last meal, so the fasting items go with it. */
    private void blood() {
        add("9N141000000000011", "2");
        limited("3F015000002327101", 50 + random.nextInt(180), 0, "30", "149");
        limited("3F070000002327101", 35 + random.nextInt(55), 0, "40", "");
        limited("3F077000002327101", 70 + random.nextInt(110), 0, "", "119");
        limited("3B035000002327201", 12 + random.nextInt(40), 0, "", "30");
        limited("3B045000002327201", 8 + random.nextInt(50), 0, "", "30");
        limited("3B090000002327101", 10 + random.nextInt(90), 0, "", "50");
        limited("3D010000001926101", 78 + random.nextInt(60), 0, "", "99");
        limited("3D046000001906202", 4.8 + random.nextInt(25) / 10.0, 1, "", "5.5");
        if (random.nextInt(3) == 0) {
            limited("3C015000002327101", 0.5 + random.nextInt(70) / 100.0, 2, "", male ? "1.00" : "0.70");
            limited("8A065000002391901", 55 + random.nextInt(400) / 10.0, 1, "60.0", "");
            add("3C015161602399911", "1");
            add("3C015161002399949", "血圧の値による");
        }
    }

    private void urine() {
        add("1A020000000191111", code(1, 1, 1, 2, 3));
        add("1A010000000191111", code(1, 1, 1, 2, 3));
    }

    private void questions() {
        for (String question : YES_NO) {
            add(question + "000000000011", code(1, 2));
        }
        add(SMOKING, code(1, 2, 3));
        add("9N872000000000011", code(1, 1, 2, 3));
        add("9N766000000000011", code(1, 2, 3));
        add("9N782000000000011", code(1, 2, 3));
        String drinking = code(1, 2, 3, 4, 5, 6, 7, 8);
        add("9N786000000000011", drinking);
        if (drinking.compareTo("7") < 0) {
            add("9N791000000000011", code(1, 2, 3, 4, 5));
        }
        add("9N801000000000011", code(1, 2, 3, 4, 5));
    }

    private void judgement() {
        add("9N501000000000011", code(1, 2, 3));
        add("9N506000000000011", code(1, 2, 3));
        add("9N511000000000049", random.nextBoolean() ? "異常なし" : "生活習慣の改善を要する");
        add("9N516000000000049", "架空　医師");
    }

    private String code(int... codes) {
        return Integer.toString(codes[random.nextInt(codes.length)]);
    }

    private void add(String code, String value) {
        results.add(new Result(code, value, "", "", ""));
    }

    private void measured(String code, double value) {
        add(code, text(value, 1));
    }

    private void limited(String code, double value, int decimals, String low, String high) {
        String shown = text(value, decimals);
        double rounded = Double.parseDouble(shown);
        String judgement = !low.isEmpty() && rounded < Double.parseDouble(low)
                ? "L"
                : !high.isEmpty() && rounded > Double.parseDouble(high) ? "H" : "N";
        results.add(new Result(code, shown, low, high, judgement));
    }

    private static String text(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
