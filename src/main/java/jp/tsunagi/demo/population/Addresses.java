package jp.tsunagi.demo.population;

import java.util.List;
import java.util.SplittableRandom;

/** Addresses of a city that is not there, in full width; a few of exactly 200 characters. */
final class Addresses {
    /** Where someone lives. */
    record Residence(String postNumber, String address) {}

    static final int LONGEST = 200;
    static final String CITY = "架空県架空市";
    static final String NEXT_CITY = "架空県隣見市";

    private static final List<String> TOWNS = List.of(
            "緑が丘", "桜台", "本町", "中央", "港南", "若葉", "青葉台", "泉", "旭", "栄", "東雲", "松原", "竹園", "梅里", "花園", "川端", "橋詰", "宮前",
            "寺前", "城下", "北野", "南野", "西原", "東原", "新田", "池上", "沼端", "谷津", "丘の上", "峠下");
    private static final List<String> BUILDINGS =
            List.of("コーポ架空", "架空ハイツ", "メゾン若葉", "第二さくら荘", "市営架空住宅", "コーポ泉①", "ひまわりホーム", "レジデンス髙松", "つばめ荘", "グリーンハイム");

    private Addresses() {}

    /** An address in the city, or in the next one for people outside the resident register. */
    static Residence draw(SplittableRandom random, boolean inRegister) {
        int town = random.nextInt(TOWNS.size());
        StringBuilder address = new StringBuilder(inRegister ? CITY : NEXT_CITY).append(TOWNS.get(town));
        address.append(fullWidth(1 + random.nextInt(9))).append("丁目");
        address.append(fullWidth(1 + random.nextInt(40))).append("番");
        address.append(fullWidth(1 + random.nextInt(30))).append("号");
        if (random.nextInt(100) < 70) {
            String building = BUILDINGS.get(random.nextInt(BUILDINGS.size()));
            address.append('　').append(building).append('　');
            if (random.nextInt(500) == 0) {
                lengthen(address, building);
            } else {
                address.append(fullWidth(101 + random.nextInt(1200))).append("号室");
            }
        }
        return new Residence("000" + Numbers.padded(101 + town, 4), address.toString());
    }

    private static void lengthen(StringBuilder address, String building) {
        while (address.length() < LONGEST) {
            address.append(building).append("別館");
        }
        address.setLength(LONGEST);
    }

    static String fullWidth(int number) {
        StringBuilder digits = new StringBuilder();
        Integer.toString(number).chars().forEach(digit -> digits.append((char) (digit - '0' + '０')));
        return digits.toString();
    }
}
