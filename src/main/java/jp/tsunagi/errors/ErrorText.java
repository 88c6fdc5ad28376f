package jp.tsunagi.errors;

/**
 * An error in words, for the people who meet it.
 *
 * @param ja the message in Japanese
 * @param en the message in English
 * @param meaningJa what happened and what the hub did
 * @param actionJa what to do
 */
public record ErrorText(String ja, String en, String meaningJa, String meaningEn, String actionJa, String actionEn) {}
