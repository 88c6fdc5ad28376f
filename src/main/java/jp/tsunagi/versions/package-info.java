/** Sets of routes, mappings and configuration: checked as a whole, kept as they were checked, and exchanged as a whole. */
package jp.tsunagi.versions;
